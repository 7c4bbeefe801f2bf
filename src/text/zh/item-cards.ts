/** The problem's card, the task's cards, evidence, extension, reopening and long-term cards. */
export const problemCard = {
  tasks: '整改任务',
  evidence: (count: number): string => `佐证材料（${count}件）`,
  history: '办理过程',
  historyMarks: { undone: '（已撤销）', recalled: '（原消息已撤回）' },
  blockers: '堵点',
  update: (item: string): string => `报送 ${item} 进展`,
  nudged: '最近提醒',
  nudgedPerson: (name: string, moment: string, seen: string | null): string =>
    seen === null ? `${name}，${moment}发出，未阅` : `${name}，${moment}发出，${seen}已阅`,
  tasksDone: (done: number, all: number): string => `任务办结 ${done}/${all}`,
  closed: (number: string, moment: string): string => `已销号，销号单号 ${number}，${moment}认定`,
  voided: '已作废',
  longTerm: (holder: string, months: number): string => `长期坚持，由${holder}负责，每${months}个月检查一次`,
  reopened: (times: number, finding: string): string => `反弹重开${times}次，最近一次情况：${finding}`,
  extension: (code: string, to: string): string => `延期申请 ${code} 在办，申请延至${to}`,
  application: (code: string, attempt: number): string => `销号申请 ${code}（第${attempt}次）`,
  stagePassed: (stage: string, name: string, moment: string): string =>
    `${stage}：通过（${name}，${moment}）`,
  stageWaiting: (stage: string): string => `${stage}：待办理`,
  lastReturn: (stage: string, reason: string, text: string): string =>
    `最近退回：${stage}，${reason}。${text}`,
  plannedInstitution: (action: string, title: string): string => `拟${action}${title}`,
  blockerBy: (name: string, moment: string): string => `${name}，${moment}`,
  evidenceBy: (kind: string, name: string, day: string): string => `${kind}，${name}，${day}`,
  imported: '无文件',
}

export const taskCards = {
  acceptance: (task: string): string => `${task} 任务验收`,
  acceptanceHint: '请对照验收标准核验佐证材料。退回须填写理由。',
  accepted: '已验收，准予办结',
  returned: (reason: string): string => `已退回：${reason}`,
  moved: (state: string): string => `该任务现为“${state}”`,
  extension: (task: string): string => `${task} 任务延期审批`,
  extensionAsked: (from: string, to: string): string => `申请由${from}延至${to}`,
  extensionGranted: (to: string): string => `已批准延期，完成时限为${to}`,
  extensionRefused: (due: string): string => `未批准延期，完成时限仍为${due}`,
  extensionUndone: (due: string): string => `申请人已撤销，完成时限仍为${due}`,
}

export const evidenceCard = {
  title: (item: string): string => `${item} 佐证材料`,
  receiving: '正在接收文件，请稍候',
  received: (code: string): string => `已登记为佐证 ${code}`,
  undone: (code: string): string => `佐证 ${code} 已撤销`,
  failed: '文件接收未成功，请重新发送',
  failures: {
    download: '文件下载未成功，请重新发送',
    tooLarge: '文件过大，请压缩或拆分后重新发送',
    empty: '文件为空，未登记，请重新发送',
    refused: '该事项已不能上传佐证，文件未登记',
    recalled: '原消息已撤回，文件未登记',
    noFile: '没有找到文件，请先发送文件再使用 /佐证，或回复该文件并 @整改助手 使用 /佐证',
  },
  file: '文件',
  kind: '佐证类型',
  kindHint: '选择佐证类型',
  kindFrozen: '佐证类型不再变更',
  more: (count: number): string => `另有${count}件未登记，请再次发送 /佐证`,
}

export const extensionCard = {
  title: (code: string): string => `${code} 延期审批`,
  steps: { leader: '责任领导意见', first: '第一责任人意见', decision: '延期决定' },
  request: (from: string, to: string): string => `由${from}延至${to}`,
  asked: '申请延期',
  earlier: (count: number, days: number): string => `此前已延期${count}次，累计${days}天`,
  noEarlier: '此前未延期',
  late: '逾期申请，第一责任人须说明情况',
  agrees: (name: string, moment: string): string => `同意（${name}，${moment}）`,
  opposes: (name: string, moment: string): string => `不同意（${name}，${moment}）`,
  asApplicant: '为申请人，视同同意',
  waiting: '待签署',
  opinion: '意见',
  opinionHint: '请填写意见',
  explanationHint: '逾期申请，请说明情况',
  grantedUntil: '批准延至（不改即按申请日期）',
  granted: (until: string): string => `已批准，整改时限延至${until}`,
  refused: '未批准延期',
  signed: '意见已签署',
  undone: '申请人已撤销',
  overtaken: '该申请已办结',
}

export const reopenCard = {
  title: (code: string): string => `${code} 反弹重开`,
  closing: (number: string, moment: string): string => `销号单号 ${number}，${moment}认定`,
  finding: '反弹情况',
  findingHint: '何时、以何方式发现，具体表现',
  evidence: '反弹佐证（可多选）',
  statement: '被巡察党组织情况说明',
  statementHint: '据实记录该党组织的说明',
  deadline: '新整改时限',
  tasks: '重新办理的任务（可多选）',
  done: (deadline: string): string => `已重开，新整改时限${deadline}`,
  moved: (state: string): string => `该问题现为“${state}”`,
}

export const longTermCard = {
  title: (code: string): string => `${code} 转长期坚持`,
  holder: '负责人',
  months: '检查间隔（月）',
  opinion: '意见',
  opinionHint: '阶段性目标完成情况及转长期坚持的依据',
  done: (holder: string, months: number): string =>
    `已转为长期坚持，由${holder}负责，每${months}个月检查一次`,
  moved: (state: string): string => `该问题现为“${state}”`,
}
