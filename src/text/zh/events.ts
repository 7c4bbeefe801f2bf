import type { LocalDate } from '../../domain/kernel/time.ts'
import type { EventTexts } from '../maps.ts'
import { updateName } from '../update-name.ts'
import { dates } from './dates.ts'
import { terms } from './terms.ts'
import { updates } from './updates.ts'

const expected = (day: LocalDate | undefined): string =>
  day === undefined ? '' : `（预计${dates.day(day)}完成）`
const noted = (text: string): string => (text === '' ? '' : `：${text}`)

/** A line of history after the day and the actor's name. */
export const events: EventTexts = {
  issued: (event) => `下达问题，整改时限${dates.day(event.definition.deadline)}`,
  signed: () => '签收反馈',
  claimed: (event, names) =>
    event.mode === 'claimed' ? '认领问题' : `指派${names.person(event.leader)}为责任领导`,
  planned: (event) => `分解任务${event.tasks.length}项`,
  planSubmitted: () => '报审整改方案',
  planApproved: () => '会审通过整改方案',
  progressReported: (event) =>
    `报送${event.task ?? event.on}进展 ${event.before}%→${event.percent}%${expected(event.expected)}${noted(event.note)}`,
  evidenceAdded: (event) => `为${event.on}上传佐证（${terms.evidenceKinds[event.kind]}）：${event.title}`,
  evidenceKindChanged: (event) => `将佐证${event.code}改为${terms.evidenceKinds[event.kind]}`,
  blockerRaised: (event) => `报送堵点${event.code}：${event.text}`,
  blockerCleared: (event) => `解除堵点${event.code}`,
  taskClaimed: (event) => `认领任务${event.task}`,
  taskAssigned: (event, names) => `指派${names.person(event.owner)}办理${event.task}`,
  taskSubmitted: (event) => `申请${event.task}办结`,
  taskAccepted: (event) => `验收${event.task}，准予办结`,
  taskReturned: (event) => `退回${event.task}${noted(event.reason)}`,
  taskExtensionAsked: (event) => `申请${event.task}延期至${dates.day(event.to)}${noted(event.reason)}`,
  taskExtensionDecided: (event) =>
    event.granted === null ? `不批准${event.task}延期` : `批准${event.task}延期至${dates.day(event.granted)}`,
  taskCancelled: (event) => `取消任务${event.task}${noted(event.reason)}`,
  closeOutSubmitted: () => '提交销号申请',
  reviewAgreed: (event) =>
    `${event.stage === 'determination' ? '认定销号' : `${terms.stages[event.stage]}通过`}${noted(event.opinion)}`,
  closeOutReturned: (event) =>
    `${terms.stages[event.stage]}退回（${terms.returnReasons[event.reason]}）${noted(event.text)}`,
  closeOutWithdrawn: () => '撤回销号申请',
  reviewerNamed: (event, names) =>
    `指定${names.person(event.person)}办理${terms.stages[event.stage]}${noted(event.reason)}`,
  extensionAsked: (event) =>
    `申请延期至${dates.day(event.asked)}${event.late ? '（逾期申请）' : ''}${noted(event.reason)}`,
  extensionOpinionGiven: (event) =>
    `${event.as === 'first' ? terms.roles.FIRST : terms.roles.LEADER}${event.agrees ? '同意' : '不同意'}延期${noted(event.text)}`,
  extensionDecided: (event) =>
    `${event.granted === null ? '不批准延期' : `批准延期至${dates.day(event.granted)}`}${noted(event.text)}`,
  longTermSet: (event, names) =>
    `转为长期坚持，由${names.person(event.holder)}负责，每${event.intervalMonths}个月检查一次${noted(event.opinion)}`,
  reopened: (event) => `反弹重开，新时限${dates.day(event.deadline)}${noted(event.finding)}`,
  chased: (event) => `催办${event.on}${noted(event.text)}`,
  updateUndone: ({ what, subject }) => `撤销${updateName(updates, what, subject)}`,
  sourceRecalled: ({ what, subject }) => `备注：${updateName(updates, what, subject)}的原消息已撤回`,
}
