/** The daily card, the chase, the ledger's pages, one's own list, help and calendar. */
export const briefCard = {
  title: (day: string): string => `整改提醒（${day}）`,
  subtitle: (name: string): string => name,
  summary: (items: number, overdue: number): string =>
    overdue === 0 ? `今日提醒${items}项` : `今日提醒${items}项，其中超期${overdue}项`,
  nudges: '需您办理',
  notices: '工作提示',
  overdueHint: '已超期，请说明原因并提出新的完成时间',
  seen: (moment: string): string => `已阅（${moment}）`,
  answered: (moment: string): string => `已回复（${moment}）`,
  number: (number: string): string => number,
  settled: '已办结',
  drafted: {
    supervise: '拟发督办函，请审签',
    interview: '建议约谈，请研究',
    circulate: '建议通报，请研究',
    account: '建议问责，请研究',
  },
}

export const chaseCard = {
  title: (item: string): string => `${item} 催办`,
  from: (name: string, post: string): string => (post === '' ? `${name}催办` : `${name}（${post}）催办`),
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
  words: (words: readonly string[]): string => `关键词 ${words.join('、')}`,
  none: '没有符合条件的问题',
  round: (name: string): string => name,
}

export const mineCard = {
  title: (name: string): string => `${name}的事项`,
  held: '待您办理',
  tasks: '您经办的任务',
  reviews: '待您审核',
  involved: '与您有关的其他问题',
  nothing: '目前没有需您办理的事项',
  review: (code: string, stage: string): string => `${code} ${stage}`,
}

export const helpCard = {
  title: '使用帮助',
  intro: '在群聊中 @整改助手 或直接发送命令；编号可写作 WT-012、wt12、12号问题。',
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
