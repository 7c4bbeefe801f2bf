import type { LocalDate } from '../../domain/kernel/time.ts'
import type { EventTexts } from '../maps.ts'
import { updateName } from '../update-name.ts'
import { dates } from './dates.ts'
import { terms } from './terms.ts'
import { updates } from './updates.ts'

const expected = (day: LocalDate | undefined): string =>
  day === undefined ? '' : ` (expected to be done by ${dates.day(day)})`
const noted = (text: string): string => (text === '' ? '' : `: ${text}`)

export const events: EventTexts = {
  issued: (event) => `issued the problem, due ${dates.day(event.definition.deadline)}`,
  signed: () => 'signed for the feedback',
  claimed: (event, names) =>
    event.mode === 'claimed' ? 'claimed the problem' : `assigned ${names.person(event.leader)} to lead it`,
  planned: (event) => `broke it down into ${event.tasks.length} tasks`,
  planSubmitted: () => 'submitted the plan',
  planApproved: () => 'approved the plan',
  progressReported: (event) =>
    `reported ${event.task ?? event.on} ${event.before}% → ${event.percent}%${expected(event.expected)}${noted(event.note)}`,
  evidenceAdded: (event) =>
    `added evidence to ${event.on} (${terms.evidenceKinds[event.kind]}): ${event.title}`,
  evidenceKindChanged: (event) => `set evidence ${event.code} to ${terms.evidenceKinds[event.kind]}`,
  blockerRaised: (event) => `raised blocker ${event.code}: ${event.text}`,
  blockerCleared: (event) => `cleared blocker ${event.code}`,
  taskClaimed: (event) => `claimed ${event.task}`,
  taskAssigned: (event, names) => `assigned ${event.task} to ${names.person(event.owner)}`,
  taskSubmitted: (event) => `handed in ${event.task}`,
  taskAccepted: (event) => `accepted ${event.task}`,
  taskReturned: (event) => `returned ${event.task}${noted(event.reason)}`,
  taskExtensionAsked: (event) =>
    `asked to extend ${event.task} to ${dates.day(event.to)}${noted(event.reason)}`,
  taskExtensionDecided: (event) =>
    event.granted === null
      ? `refused to extend ${event.task}`
      : `extended ${event.task} to ${dates.day(event.granted)}`,
  taskCancelled: (event) => `cancelled ${event.task}${noted(event.reason)}`,
  closeOutSubmitted: () => 'applied for close-out',
  reviewAgreed: (event) => `${terms.stages[event.stage]} passed${noted(event.opinion)}`,
  closeOutReturned: (event) =>
    `${terms.stages[event.stage]}: returned (${terms.returnReasons[event.reason]})${noted(event.text)}`,
  closeOutWithdrawn: () => 'withdrew the application',
  reviewerNamed: (event, names) =>
    `named ${names.person(event.person)} for “${terms.stages[event.stage]}”${noted(event.reason)}`,
  extensionAsked: (event) =>
    `asked for an extension to ${dates.day(event.asked)}${event.late ? ' (late request)' : ''}${noted(event.reason)}`,
  extensionOpinionGiven: (event) =>
    `${event.agrees ? 'supported' : 'opposed'} the extension as ${event.as === 'first' ? terms.roles.FIRST : terms.roles.LEADER}${noted(event.text)}`,
  extensionDecided: (event) =>
    `${event.granted === null ? 'refused the extension' : `extended to ${dates.day(event.granted)}`}${noted(event.text)}`,
  longTermSet: (event, names) =>
    `moved it to long-term effort under ${names.person(event.holder)}, checked every ${event.intervalMonths} months${noted(event.opinion)}`,
  reopened: (event) => `reopened it, new deadline ${dates.day(event.deadline)}${noted(event.finding)}`,
  chased: (event) => `chased ${event.on}${noted(event.text)}`,
  updateUndone: ({ what, subject }) => `took back ${updateName(updates, what, subject)}`,
  sourceRecalled: ({ what, subject }) =>
    `noted that the message behind ${updateName(updates, what, subject)} was recalled`,
}
