import type { DirectoryEvent } from '../../domain/people/events.ts'

/** Whose turn it is: the verb before the item. */
const turns = {
  sign: '签收反馈',
  claim: '认领或指派',
  decompose: '分解任务',
  submitPlan: '报审整改方案',
  reviewPlan: '会审整改方案',
  advance: '推进整改',
  closeOut: '申请销号',
  claimTask: '认领任务',
  workOnTask: '办理任务',
  acceptTask: '验收任务',
  nameReviewer: '指定审核人',
  extensionOpinion: '签署延期意见',
  extensionDecision: '审批延期',
  taskExtension: '审批任务延期',
  longTerm: '长期坚持',
  releaseDigest: '发布周报',
}

const directory: Readonly<Record<DirectoryEvent['type'], string>> = {
  roundOpened: '建立本轮巡察整改台账',
  organisationRegistered: '登记单位',
  personRegistered: '登记人员',
  personBound: '关联平台账号',
  chatBound: '绑定群聊',
  chatUnbound: '解除群聊绑定',
  guestsSeen: '核对群聊成员',
  delegated: '登记委托',
  ledgerImported: '导入台账',
}

/** What a message of the bot was. */
const sent = {
  nudge: '整改提醒',
  escalation: '提级提醒',
  digest: '周报',
  digestDraft: '周报待发布',
  request: '待办卡片',
  note: '消息',
}

/** What the ledger tells beside the chats: whose turn it is, what is planned, what happened. */
export const companion = {
  turns,
  turn: (code: string, what: string): string => `${code} ${what}`,
  directory,
  sent,
  digestFrozen: (day: string): string => `生成周报（截至${day}）`,
  digestReleased: (by: 'office' | 'system'): string =>
    by === 'office' ? '审核发布周报' : '自动发布周报（未经人工复核）',
  digestSkipped: '本期周报未发布',
  /** Codes of the items on which a person has this duty, `total` of them. */
  duty: (role: string, codes: readonly string[], total: number): string =>
    `${role}：${codes.join('、')}${total > codes.length ? `等${total}项` : ''}`,
  /** A duty of the whole unit. */
  unitDuty: (role: string, total: number): string => `${role}：本单位${total}项问题`,
  taskDuty: '承办人',
  due: {
    nudge: (people: number, items: number): string => `提醒${people}人，涉及${items}项`,
    digest: '生成周报，送巡察办审核',
    release: '自动发布周报',
  },
}
