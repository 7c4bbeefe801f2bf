import type { Gap } from '../../domain/kernel/refusal.ts'
import { EXEMPTION_TICK } from '../../domain/problem/review.ts'
import type { RefusalTexts } from '../maps.ts'
import { actionName } from './actions.ts'
import { commands } from './commands.ts'
import { dates } from './dates.ts'
import { terms } from './terms.ts'

const listed = (items: readonly string[]): string => (items.length === 0 ? '' : `（${items.join('、')}）`)

/** What a reviewer ticks: measures by their code, and the exemption. */
const tickName = (item: string): string => (item === EXEMPTION_TICK ? '免报制度成果的理由' : item)

export const gaps: Readonly<Record<Gap['kind'], (items: readonly string[]) => string>> = {
  taskOpen: (items) => `任务尚未办结${listed(items)}`,
  taskEvidence: (items) => `任务缺少佐证材料${listed(items)}`,
  onlySelfWritten: () => '佐证材料均为本单位自行制作，须至少有一件凭证、照片、现场记录、系统记录或第三方确认',
  outcome: () => '须填报制度成果，或说明免报理由',
  rootCause: () => '问题根源尚未填写或未经审核',
  blocker: (items) => `堵点尚未解除${listed(items)}`,
  extension: (items) => `延期申请尚未办结${listed(items)}`,
  statement: () => '须填写整改成效',
  unitStatement: () => '须填写被巡察党组织情况说明',
  percent: (items) => `进度未达 100%${listed(items)}`,
  evidence: (items) => `缺少佐证材料${listed(items)}`,
  deliverable: (items) => `缺少约定的成果材料${listed(items)}`,
  tick: (items) => `须逐项核对并勾选${listed(items.map(tickName))}`,
  onSiteCheck: () => '重点难点问题须填写现场核查记录',
  opinion: () => '须填写意见',
  reason: () => '须填写理由',
  finding: () => '须填写反弹情况',
  reopenEvidence: () => '须选择反弹的佐证材料',
  explanation: () => '逾期申请须由第一责任人说明情况',
}

const stateName = (state: string): string => {
  const names: Readonly<Record<string, string>> = { ...terms.taskStates, ...terms.problemStates }
  return names[state] ?? state
}

/** `usage` is told with the command's alias. */
const usageOf = (alias: string): string => {
  const list: Readonly<Record<string, { readonly usage: string }>> = commands.list
  return list[alias]?.usage ?? alias
}

const fields: Readonly<Record<string, string>> = {
  note: '说明',
  text: '正文',
  reason: '理由',
  statement: '整改成效',
  opinion: '意见',
  title: '标题',
  finding: '反弹情况',
  word: '单个词语',
}

/** Short, exact, and with what to do instead (contract.md 4). */
export const refusals: RefusalTexts = {
  stranger: () => '您的账号尚未与台账人员关联，请联系巡察办核对后再操作。',
  unknownItem: ({ code }) => `台账中没有 ${code}，请核对编号，或用 /台账 查询。`,
  unknownPerson: ({ given }) => `台账中没有“${given}”，请在消息中 @ 本人。`,
  outOfScope: ({ code }) => `${code} 不在您的权限范围内。`,
  notHere: ({ code }) => `${code} 不在本群的查询范围内，请到该单位工作群或与整改助手的单聊中办理。`,
  notPermitted: ({ action, code }) =>
    code === null
      ? `您没有“${actionName(action)}”的权限。`
      : `您没有对 ${code} “${actionName(action)}”的权限。`,
  wrongState: ({ code, state, action }) => `${code} 现为“${stateName(state)}”，不能${actionName(action)}。`,
  conflict: ({ code, reason }) => `按回避要求，您不能办理 ${code}：${terms.conflicts[reason]}。`,
  noEligibleReviewer: ({ code, stage }) =>
    `${code} 的${terms.stages[stage]}环节已无符合条件的审核人，须由巡察办另行指定。`,
  incomplete: ({ code, missing }) =>
    `${code} 尚不能提交：${missing.map((gap) => gaps[gap.kind](gap.items)).join('；')}。`,
  evidenceChanged: ({ code, items }) =>
    `${code} 的佐证材料在提交后发生变动${listed(items)}，不能认定，请退回重新提交。`,
  stale: ({ code }) => `${code} 已有更新，本次操作未生效，请以最新内容为准。`,
  badPercent: ({ given }) => `“${given}”不是有效进度，请填写 0 至 100 的整数，如 60%。`,
  fallNeedsReason: ({ code, before }) => `${code} 原进度为 ${before}%，调低进度须说明原因。`,
  badDate: ({ given }) => `“${given}”不是有效日期，请按 2025-10-31 的格式填写。`,
  datePast: ({ date }) => `${dates.day(date)}已过，请另选日期。`,
  dateFuture: ({ date }) => `${dates.day(date)}尚未到，请填写今日或以前的日期。`,
  dateNotLater: ({ date, than }) => `新时限${dates.day(date)}须晚于${dates.day(than)}。`,
  dateBeyondProblem: ({ date, limit }) =>
    `${dates.day(date)}超出问题整改时限（${dates.day(limit)}）；确需延后的，须先办理问题延期。`,
  dateBeyondAsked: ({ date, asked }) => `批准的时限${dates.day(date)}不得晚于申请的时限${dates.day(asked)}。`,
  dateTooFar: ({ limit }) => `时限最晚可至${dates.day(limit)}，请另选日期。`,
  emptyFile: ({ code }) => `文件为空，未列为 ${code} 的佐证材料，请重新发送。`,
  extensionLimit: ({ code, limit }) => `${code} 已延期 ${limit} 次，达到上限，不能再次申请。`,
  extensionPending: ({ code }) => `${code} 已有延期申请在办，请等待批复。`,
  groupOnly: ({ code }) => `${code} 须由领导小组决定。`,
  reasonRequired: ({ code }) => `办理 ${code} 须填写理由。`,
  textTooLong: ({ field, limit }) => `${fields[field] ?? field}不得超过 ${limit} 字。`,
  nothingToDo: ({ code }) => `${code} 已办理，无需重复操作。`,
  ownToDo: ({ code }) => `${code} 现由您本人办理，请抓紧推进，无需催办。`,
  nothingToUndo: ({ minutes }) => `没有可撤销的更新：只能撤销本人 ${minutes} 分钟内的最近一次更新。`,
  undoTooLate: ({ code, minutes }) =>
    `${code} 的该项更新已超过 ${minutes} 分钟，不能撤销；如需更正，请重新报送。`,
  undoOvertaken: ({ code }) => `${code} 的该项更新已有后续办理，不能撤销；如需更正，请重新报送。`,
  undoDecision: ({ code }) => `您最近一次办理的是 ${code} 的审核、审批等决定，不能撤销。`,
  notALeader: ({ given }) => `“${given}”不是该单位的责任领导，不能指派。`,
  notOfUnit: ({ given }) => `“${given}”不是该单位人员，请另选本单位人员。`,
  evidenceFrozen: ({ code }) => `${code} 已提交审核，佐证材料不能变更。`,
  noFile: ({ code }) =>
    `没有找到可作为 ${code} 佐证的文件，请先发送文件再使用 /佐证，或回复该文件并 @整改助手 使用 /佐证。`,
  itemNeeded: () => '请先选择对应的问题或任务。',
  dateNeeded: ({ code }) => `申请 ${code} 延期须写明新时限，请点“修改”补充。`,
  figureNeeded: ({ code }) => `报送 ${code} 进展须写明进度或说明，请点“修改”补充。`,
  fileNeeded: ({ code }) => `尚未收到 ${code} 的佐证文件，请在本会话发送文件后再确认。`,
  writerOnly: ({ name }) => `须由${name}本人确认。`,
  noLeadingChat: () => '尚未绑定领导小组群，周报未发布。请先在领导小组群发送“/绑定 领导小组”，再行发布。',
  digestSkipped: ({ day }) => `截至${dates.day(day)}的周报已逾发布期，不再发布，请办理最近一期。`,
  chatNotGroup: () => '该命令只能在群聊中使用。',
  usage: ({ command }) => `格式：${usageOf(command)}`,
  unknownCommand: ({ given }) => `没有“${given}”这一命令，发送 /帮助 可查看全部命令。`,
}
