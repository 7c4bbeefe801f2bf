import type { ScopeFigures } from '../../domain/digest/figures.ts'

type Numbers = { [K in keyof ScopeFigures]: ScopeFigures[K] extends number ? K : never }[keyof ScopeFigures]
type Rates = {
  [K in keyof ScopeFigures]: ScopeFigures[K] extends number
    ? never
    : ScopeFigures[K] extends number | null
      ? K
      : never
}[keyof ScopeFigures]

/** Names of the figures of domain.md 3.9. */
const counts: Readonly<Record<Numbers, string>> = {
  total: '问题总数',
  due: '应销',
  closed: '已销',
  dueClosed: '应销已销',
  onTimeClosed: '按期销号',
  earlyClosed: '提前销号',
  inReview: '审核中',
  longTerm: '长期坚持',
  open: '未销号',
  overdue: '超期',
  lateSubmitted: '逾期申报',
  reopenedOpen: '反弹重开',
  newlyClosed: '本周新销',
  newlyOverdue: '新增超期',
  returned: '退回',
  extended: '延期批准',
  institutions: '制度成果',
}
const rates: Readonly<Record<Rates, string>> = {
  completionRate: '整改完成率',
  dueClosedRate: '应销销号率',
  onTimeRate: '按期销号率',
  overdueRate: '超期率',
  firstPassRate: '一次通过率',
  reopenRate: '反弹率',
  claimInTimeRate: '认领及时率',
}

export const digest = {
  counts,
  rates,
  title: (day: string): string => `巡察整改周报（截至${day}）`,
  draftTitle: (day: string): string => `周报待发布（截至${day}）`,
  previewTitle: (day: string): string => `整改情况（截至${day}）`,
  cutOff: (moment: string): string => `统计截止 ${moment}`,
  sections: {
    overall: '总体情况',
    units: '各单位对账',
    closed: '本周销号',
    overdue: '超期与反弹',
    next: '下周到期',
  },
  section: (number: number, name: string): string =>
    `${'一二三四五六七八九十'[number - 1] ?? number}、${name}`,
  figure: '指标',
  now: '本期',
  change: '较上周',
  unchanged: '持平',
  up: (by: string): string => `增加${by}`,
  down: (by: string): string => `减少${by}`,
  points: (by: string): string => `${by}个百分点`,
  noPrevious: '无上期数据，不作比较',
  unit: '单位',
  days: '超期天数',
  daysOverdue: (days: number): string => `${days}天`,
  asked: '申请延至',
  reason: '原因',
  /** Where the substance does not show, the reason in a word. */
  reasons: {
    extension: '已申请延期',
    report: '已说明情况',
    blocker: '堵点待协调',
    returned: '销号申请被退回',
    none: '未说明',
  },
  mark: '情形',
  overdueMark: '超期',
  reopenedMark: '反弹',
  none: '无',
  chart: '各单位灯号分布',
  byOffice: (name: string): string => `经${name}审核发布`,
  byOfficeUnnamed: '经巡察办审核发布',
  bySystem: '系统统计、未经人工复核',
  waiting: (moment: string): string => `请核对后发布；${moment}前未处理的，由系统自动发布`,
  goesTo: (names: readonly string[]): string => `发送范围：${names.join('、')}`,
  noChat: (names: readonly string[]): string => `尚未绑定工作群，不发送：${names.join('、')}`,
  leadingGroup: '领导小组',
  waitingStrict: '请核对后发布；未发布前不对外发送',
  released: (moment: string): string => `已发布（${moment}）`,
  skipped: '本期未发布',
  unreleased: '实时统计，非正式发布',
  journalHead: (hash: string): string => `台账校验值 ${hash}`,
}
