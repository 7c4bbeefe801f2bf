import type { Tone } from '../../domain/nudge/rungs.ts'
import type { OfficeNoticeTexts } from '../maps.ts'
import { dates } from './dates.ts'

/** The daily card, the chase, the ledger's pages, one's own list, help and calendar. */
export const briefCard = {
  title: (day: string): string => `整改提醒（${day}）`,
  /** An item under review is not overdue, its review may be late. */
  summary: (items: number, overdue: number, lateReviews: number): string => {
    const late = [
      ...(overdue === 0 ? [] : [`超期${overdue}项`]),
      ...(lateReviews === 0 ? [] : [`审核逾期${lateReviews}项`]),
    ]
    return `今日提醒${items}项${late.length === 0 ? '' : `，其中${late.join('、')}`}`
  },
  nudges: '需您办理',
  notices: '工作提示',
  seen: (moment: string): string => `已阅（${moment}）`,
  /** The last day is a day off, and the card comes before it. */
  dueEarly: '到期日为休息日，请提前办结或报告情况',
  reviewers: (names: readonly string[]): string => `审核人${names.join('、')}`,
  reviewOfOthers: '审核期限已过，请协调督促',
  reviewByNobody: '现无符合条件的审核人，请另行指定',
  /** What the day of a line is, by its clock. */
  base: {
    nudge: (day: string): string => `时限${day}`,
    review: (day: string): string => `审核期限${day}`,
    silence: (day: string): string => `最近更新${day}`,
    claim: (day: string): string => `认领期限${day}`,
  },
}

/** What each tone of the ladder asks for, after the deadline and the days past it (domain.md 3.8). The last four are drafts and proposals for people to decide. */
export const tones: Readonly<Record<Tone, string>> = {
  sign: '请签收巡察反馈问题',
  claim: '尚未认领，请认领或指派',
  notice: '临近时限，请按期推进',
  reminder: '临近时限，请抓紧办理',
  urge: '即将到期，请尽快办结',
  due: '今日到期，请办结或报告情况',
  overdue: '请说明原因并提出新的完成时间',
  overdueReport: '至今未办结，请过问督促',
  silence: '较长时间未报进展，请报送情况',
  review: '审核期限已过，请尽快办理',
  directiveDraft: '至今未办结，拟发督办函，请审定',
  interviewProposal: '至今未办结，建议约谈，请研究',
  bulletinProposal: '至今未办结，建议通报，请研究',
  accountabilityProposal: '至今未办结，建议问责，请研究',
}

const CALLS: Readonly<Record<string, string>> = {
  create: '发送消息',
  reply: '回复消息',
  patch: '更新卡片',
  urgent: '应用内加急',
  react: '添加表情',
  download: '下载文件',
  lookup: '读取消息',
}

/** Causes that an official can do something about (lark-platform.md 3.12). */
const CAUSES: Readonly<Record<string, string>> = {
  '10014': '应用凭证有误，请管理员核对',
  '10015': '应用凭证有误，请管理员核对',
  '230002': '机器人不在该群内，请将机器人重新加入群聊',
  '230006': '应用未启用机器人能力，请管理员开启',
  '230013': '本人不在应用可用范围内，请管理员调整',
  '230029': '本人账号已离职',
  '230053': '本人已屏蔽机器人',
  '232009': '该群已解散，请重新绑定',
  '99991401': '服务器地址不在应用的白名单内，请管理员添加',
  '99991662': '应用已停用，请管理员启用',
  '99991672': '应用缺少所需权限，请管理员开通',
  'unknown-outcome': '与平台的连接中断，无法确认是否送达，请人工核实',
}

/** So many names are told, of more the number. */
const FEW = 5

const whose = (people: readonly string[]): string => {
  const few = people.slice(0, FEW).join('、')
  if (people.length > FEW) return `对${few}等${people.length}人的`
  return people.length > 0 ? `对${few}的` : '有'
}

const causeOf = (code: string): string => CAUSES[code] ?? '请检查机器人权限和群设置'

/** Notes to the inspection office about running the ledger. */
export const officeNotices: OfficeNoticeTexts = {
  undelivered: ({ call, code, times }, { people }) =>
    `${whose(people)}${times}项操作未成功（${CALLS[call] ?? call}）：${causeOf(code)}（代码 ${code}）`,
  stuck: ({ call, code, times }, { people }) =>
    `${whose(people)}${times}项操作（${CALLS[call] ?? call}）超过24小时未成功，仍在重试：${causeOf(code)}（代码 ${code}）`,
  unreachable: ({ code }, { people }) =>
    `${code} 待${people.join('、')}办理，但其未与平台账号关联，卡片未能送达，请尽快关联或另行安排`,
  unbound: (_notice, { people }) => `以下人员未与平台账号关联，提醒无法送达：${people.join('、')}`,
  guests: (_notice, { people, unit }) =>
    `${unit ?? '巡察办'}工作群内有无权查看${unit === null ? '全部' : '该单位'}整改事项的人员：${people.join('、')}；其退群前，群内只显示编号、数据和预警灯，具体内容通过单聊办理`,
  digestNotSent: ({ day }) =>
    `截至${dates.day(day)}的周报未能送领导小组：尚未绑定领导小组群，请在该群发送“/绑定 领导小组”`,
  calendarEnds: ({ year }) => `节假日安排仅载入至${year}年，请按国务院办公厅通知更新工作日历`,
  secretsRefused: ({ times }) => `保密过滤已触发${times}次，有关内容未予留存，请适时提醒各单位遵守保密规定`,
  gap: ({ from, to, messages }) => {
    const span = `${dates.moment(from.day, from.time, to.day)}至${dates.moment(to.day, to.time, from.day)}`
    const missed = messages === 0 ? '经回查，其间无遗漏消息' : `其间的${messages}条消息已从聊天记录补收并处理`
    return `${span}消息接收中断，${missed}`
  },
}

export const chaseCard = {
  title: (item: string): string => `${item} 催办`,
  from: (name: string, post: string): string => `${post}${name}催办`,
  empty: '请抓紧办理并报送进展。',
  settled: (state: string): string => `该事项现为“${state}”`,
}

export const ledgerCard = {
  title: '对账销号台账',
  total: (total: number): string => `共${total}项`,
  page: (page: number, pages: number): string => `第${page}页，共${pages}页`,
  filter: (parts: readonly string[]): string => `筛选：${parts.join('；')}`,
  all: '全部',
  unit: (short: string): string => `单位 ${short}`,
  states: (names: readonly string[]): string => `状态 ${names.join('、')}`,
  overdue: '超期',
  marks: (names: readonly string[]): string => `情形 ${names.join('、')}`,
  codes: (codes: readonly string[]): string => `编号 ${codes.join('、')}`,
  words: (words: readonly string[]): string => `关键词 ${words.join('、')}`,
  asText: (words: readonly string[]): string => `文字中有“${words.join('、')}”的一并列出`,
  none: '没有符合条件的问题',
  round: (name: string): string => name,
}

export const mineCard = {
  title: (name: string): string => `${name}的事项`,
  held: '待您办理',
  tasks: '您经办的任务',
  decisions: '待您审批',
  involved: '与您有关的其他问题',
  nothing: '目前没有需您办理的事项',
}

export const helpCard = {
  title: '使用帮助',
  intro:
    '可直接用日常语言报送，如“12号问题进度六成”，经您确认后登记；也可发送下列命令。编号可写作 WT-012、wt12、12号问题。',
  command: '命令',
  about: '用途',
  who: '使用人',
  usage: '格式',
  alias: '英文命令',
  example: '示例',
  more: '发送“/帮助 命令名”可查看某一命令的用法。',
}

export const calendarCard = {
  title: (day: string): string => `工作日历（${day}）`,
  workday: '工作日',
  makeUp: '工作日（调休）',
  weekend: '休息日',
  holiday: (name: string): string => `休息日（${name}）`,
  previous: '上一工作日',
  next: '下一工作日',
  after: (days: number): string => `其后第${days}个工作日`,
  week: '近期安排',
  day: '日期',
  weekday: '星期',
  kind: '安排',
  provisional: (from: number, to: number): string =>
    `节假日安排已载入${from}年至${to}年，其余年份仅按周末推算，暂定。`,
  zone: (zone: string): string => `时区 ${zone}`,
}
