import type { LineState, ProposedIntent } from '../../domain/proposal/proposal.ts'

const intents: Readonly<Record<ProposedIntent, string>> = {
  progress: '报送进展',
  claim: '认领',
  submit_closeout: '申请销号',
  request_extension: '申请延期',
  evidence: '提交佐证',
  blocker: '报告堵点',
}

/** What became of a line; `open` and `editing` are not told. */
const outcomes: Readonly<Record<Exclude<LineState, 'open' | 'editing'>, string>> = {
  stored: '已登记',
  handedOver: '申请表已发送至单聊，请填报',
  undone: '已撤销',
  dismissed: '已忽略',
  withdrawn: '原消息已撤回，未登记',
  superseded: '已由后续消息或修改后的消息替代',
  expired: '逾期未确认，已失效',
}

/** The card on which a writer confirms what was understood of his message. */
export const proposalCard = {
  intents,
  outcomes,
  /** A report that came after a newer one (domain.md 3.10.7). */
  storedLate: '已补记',
  /** On a task, what the writer calls 销号 is 办结 (T5). */
  taskDone: '申请办结',
  open: (count: number): string => (count === 1 ? '请确认' : `请确认（${count}项）`),
  stored: (count: number): string => (count === 1 ? '已登记' : `已登记（${count}项）`),
  /** Only its form was opened. */
  toFillIn: '请填报申请表',
  nothing: '未登记',
  writer: (name: string, moment: string): string => `${name}，${moment}`,
  percent: (to: number, from: number): string => `进度 ${to}%（现为 ${from}%）`,
  reached: (percent: number): string => `进度 ${percent}%`,
  noFigure: '未写明进度，仅登记说明，进度不变',
  range: (from: number, to: number): string => `进度约 ${from}% 至 ${to}%，请点“修改”填写具体进度`,
  until: (day: string): string => `延至${day}`,
  expected: (day: string): string => `预计${day}`,
  /** Between figure and day. */
  and: '，',
  note: '说明',
  file: '文件',
  noFile: '尚未收到文件，请在本会话发送',
  whichItem: '未写明是哪一事项，请选择：',
  unknownItem: (code: string): string => `台账中没有 ${code}，请选择对应事项：`,
  choose: '选择问题或任务',
  noOwnItem: '您名下没有可办理的事项，请核对编号后重新发送。',
  obstacle: (why: string): string => `暂不能登记：${why}`,
  later: (percent: number): string => `此后已有更新的进展 ${percent}%，当前进度不变`,
  restarted: '此后事项已被退回或重开，当前进度不变',
  recalled: '原消息已撤回',
  expires: (moment: string): string => `确认前台账不作变更；${moment}前未确认即失效。`,
  undoable: (minutes: number): string => `登记后 ${minutes} 分钟内可以撤销。`,
  pending: '待您确认的消息',
  pendingLine: (what: string, moment: string): string => `${what}（${moment}前有效）`,
  page: (page: number, pages: number): string => `第${page}页，共${pages}页`,
  buttons: {
    confirm: '确认',
    confirmAll: (count: number): string => `全部确认（${count}项）`,
    edit: '修改',
    store: '确认登记',
    cancel: '取消修改',
    dismiss: '忽略',
    fillIn: '填报申请',
    undo: '撤销',
    open: '查看并确认',
  },
  forms: { percent: '进度（%）', expected: '预计日期', until: '新时限', note: '说明', reason: '理由' },
  replies: {
    stored: '已登记',
    storedAll: (done: number, late: number): string =>
      late === 0 ? `已登记${done}项` : `已登记${done}项，其中${late}项为补记，当前进度不变`,
    storedSome: (done: number, left: number): string => `已登记${done}项，${left}项未能登记，请逐项查看`,
    dismissed: '已忽略',
    handedOver: '申请表已发送至您与整改助手的单聊',
    undone: '已撤销',
    moved: '该条已有变化，本次操作未生效，请以最新内容为准。',
  },
  /** The message was edited after it had been read; told one to one. */
  edited: {
    confirm: (moment: string): string => `您于${moment}发送的消息已修改，请确认是否更正。`,
    dropped: (recorded: readonly string[]): string =>
      `修改后的消息未再提及以下已登记内容，台账记录保持不变；如需更正，请重新报送：${recorded.join('；')}。`,
    changed: (moment: string): string => `您于${moment}发送的消息已修改。`,
    nothing: '修改后的消息未涉及事项更新，台账未作变更。',
    noEffect: '修改已发送的命令不产生效力，台账未作变更；如需办理，请重新发送命令。',
    tooLong: '修改后的消息过长，未予处理；如需更正，请重新报送。',
    noFile: (code: string): string =>
      `修改后的消息未附文件。如需提交佐证，请发送文件后再发送“/佐证 ${code}”。`,
  },
  /** Private, because the chat must not learn of it. */
  foreign: (codes: readonly string[]): string => `${codes.join('、')} 不在您的权限范围内，未作处理。`,
}
