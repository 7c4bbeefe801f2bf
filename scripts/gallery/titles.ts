import type { CardName } from '../../src/app/cards.ts'

export interface Title {
  readonly zh: string
  readonly en: string
}

/** What each card is called, in the order in which people meet them. */
export const CARD_TITLES: Readonly<Record<CardName, Title>> = {
  problem: { zh: '问题卡', en: 'Problem' },
  mine: { zh: '我的事项', en: 'My items' },
  brief: { zh: '每日提醒', en: 'Daily brief' },
  chase: { zh: '催办', en: 'Chase' },
  proposal: { zh: '更新确认', en: 'Confirmation' },
  evidence: { zh: '佐证材料', en: 'Evidence' },
  taskAcceptance: { zh: '措施验收', en: 'Task acceptance' },
  taskExtension: { zh: '措施延期', en: 'Task extension' },
  closeOutForm: { zh: '销号申请', en: 'Close-out application' },
  review: { zh: '销号审核', en: 'Close-out review' },
  nameReviewer: { zh: '另行指定审核人', en: 'Naming a reviewer' },
  extension: { zh: '问题延期', en: 'Extension' },
  longTermForm: { zh: '转长期整改', en: 'Long-term rectification' },
  reopenForm: { zh: '重新整改', en: 'Reopening' },
  ledger: { zh: '台账查询', en: 'Ledger' },
  digestDraft: { zh: '周报草稿', en: 'Digest draft' },
  digest: { zh: '周报', en: 'Digest' },
  digestPreview: { zh: '周报预览', en: 'Digest preview' },
  calendar: { zh: '工作日历', en: 'Work calendar' },
  help: { zh: '使用说明', en: 'Help' },
}

/** States of cards in Chinese, by their English titles. */
const STATES: Readonly<Record<string, string>> = {
  'to be claimed': '待认领',
  'tasks to be claimed': '措施待认领',
  'under way, handler': '整改中 · 经办人',
  'under way, leader': '整改中 · 分管领导',
  'under way, office': '整改中 · 巡察办',
  'under way, unit': '整改中 · 单位群',
  'under way, wide': '整改中 · 领导小组群',
  ready: '可申请销号',
  'applied, submitter': '已申请 · 申请人',
  'applied, reviewer': '已申请 · 审核人',
  returned: '已退回',
  'long-term': '长期整改',
  closed: '已销号',
  'long-term done': '已转长期整改',
  'long-term form': '转长期整改表单',
  '责任领导初审 agreed': '责任领导初审 · 已同意',
  '纪检监察复核 agreed': '纪检监察复核 · 已同意',
  '组织部门复核 agreed': '组织部门复核 · 已同意',
  '认定 agreed': '认定 · 已同意',
  withdrawn: '已撤回',
  'form with gaps': '表单 · 条件未齐',
  form: '表单',
  submitted: '已提交',
  open: '待指定',
  named: '已指定',
  waiting: '待验收',
  accepted: '已验收',
  asked: '待审批',
  granted: '已批准',
  refused: '未批准',
  leader: '分管领导意见',
  'leader gave it': '分管领导已提意见',
  first: '主要负责人意见',
  decision: '巡察办审批',
  reopened: '已重新整改',
  receiving: '接收中',
  received: '已接收',
  frozen: '审核期间不可更改',
  failed: '接收失败',
  chased: '问题催办',
  'task chased': '措施催办',
  'chase over': '催办已了结',
  'to confirm': '待确认',
  'one to one': '单聊',
  several: '多项',
  'being edited': '修改中',
  'which item': '未写明事项',
  'no figure': '未写明进度',
  'cannot be recorded': '暂不能登记',
  'files offered': '拟列佐证',
  recorded: '已登记（可撤销）',
  'recorded for good': '已登记',
  'settled in every way': '各种结果',
  found: '查询结果',
  'nothing found': '无结果',
  wide: '领导小组群',
  handler: '经办人',
  reviewer: '审核人',
  preview: '预览',
  all: '全部命令',
  one: '单条命令',
  holiday: '节假日',
  'made up': '调休工作日',
  'beyond the data': '超出日历范围',
}

/** Stages of the review in English, by their official names. */
const STAGES: Readonly<Record<string, string>> = {
  责任领导初审: "leader's first review",
  纪检监察复核: 'discipline inspection review',
  组织部门复核: 'organisation department review',
  认定: 'determination',
}

/** The title of an exhibit's state in both languages; fails on one that nobody put into words. */
export const stateTitle = (state: string): Title => {
  const [stage = '', agreed] = state.split(' ')
  const english = STAGES[stage]
  if (english !== undefined) {
    return { zh: STATES[state] ?? stage, en: capital(agreed === undefined ? english : `${english}, agreed`) }
  }
  const zh = STATES[state]
  if (zh === undefined) throw new Error(`no Chinese title for the state ${state}`)
  return { zh, en: capital(state) }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
