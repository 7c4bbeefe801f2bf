import { EXEMPTION_TICK } from '../../domain/problem/review.ts'
import type { Catalogue } from '../catalogue.ts'
import type { RefusalTexts } from '../maps.ts'
import { actionName } from './actions.ts'
import { commands } from './commands.ts'
import { dates } from './dates.ts'
import { terms } from './terms.ts'

const listed = (items: readonly string[]): string => (items.length === 0 ? '' : ` (${items.join(', ')})`)

const tickName = (item: string): string => (item === EXEMPTION_TICK ? 'the reason for no institution' : item)

export const gaps: Catalogue['gaps'] = {
  taskOpen: (items) => `tasks not done${listed(items)}`,
  taskEvidence: (items) => `tasks without evidence${listed(items)}`,
  onlySelfWritten: () =>
    'all evidence is written by the organisation itself; add a voucher, photo, on-site record, system record or third-party confirmation',
  outcome: () => 'state the institutional outcome, or why none is needed',
  rootCause: () => 'root cause missing or not reviewed',
  blocker: (items) => `blockers still open${listed(items)}`,
  extension: (items) => `extension still pending${listed(items)}`,
  statement: () => 'describe the results of rectification',
  unitStatement: () => "enter the organisation's statement",
  percent: (items) => `progress below 100%${listed(items)}`,
  evidence: (items) => `evidence missing${listed(items)}`,
  deliverable: (items) => `agreed deliverables missing${listed(items)}`,
  tick: (items) => `check and tick every item${listed(items.map(tickName))}`,
  onSiteCheck: () => 'a key problem needs an on-site check record',
  opinion: () => 'write an opinion',
  reason: () => 'give the reason',
  finding: () => 'describe the relapse',
  reopenEvidence: () => 'choose the evidence of the relapse',
  explanation: () => 'a late request needs the explanation of the first-responsible person',
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
  note: 'The note',
  text: 'The text',
  reason: 'The reason',
  statement: 'The statement of results',
  opinion: 'The opinion',
  title: 'The title',
  finding: 'The finding',
  word: 'A word',
}

export const refusals: RefusalTexts = {
  stranger: () =>
    'Your account is not linked to a person in the ledger. Please contact the inspection office.',
  unknownItem: ({ code }) => `The ledger has no ${code}. Check the code, or search with /ledger.`,
  unknownPerson: ({ given }) => `The ledger has no “${given}”. Please @-mention the person.`,
  outOfScope: ({ code }) => `${code} is outside your scope.`,
  notHere: ({ code }) =>
    `${code} is not for this group. Use the group of its organisation, or the one-to-one chat with the bot.`,
  notPermitted: ({ action, code }) =>
    code === null
      ? `You have no right to ${actionName(action)}.`
      : `You have no right to ${actionName(action)} for ${code}.`,
  wrongState: ({ code, state, action }) =>
    `${code} is now “${stateName(state)}”; it is not possible to ${actionName(action)}.`,
  conflict: ({ code, reason }) => `You may not decide on ${code}: ${terms.conflicts[reason]}.`,
  noEligibleReviewer: ({ code, stage }) =>
    `Nobody is eligible for ${code} at “${terms.stages[stage]}”; the inspection office must name a reviewer.`,
  incomplete: ({ code, missing }) =>
    `${code} cannot be submitted yet: ${missing.map((gap) => gaps[gap.kind](gap.items)).join('; ')}.`,
  evidenceChanged: ({ code, items }) =>
    `Evidence of ${code} changed after submission${listed(items)}. Return it to be submitted again.`,
  stale: ({ code }) => `${code} has changed meanwhile; nothing was done. Please go by the present state.`,
  badPercent: ({ given }) =>
    `“${given}” is not a percentage. Enter a whole number from 0 to 100, such as 60%.`,
  fallNeedsReason: ({ code, before }) => `${code} stood at ${before}%. Give the reason for lowering it.`,
  badDate: ({ given }) => `“${given}” is not a date. Write it as 2025-10-31.`,
  datePast: ({ date }) => `${dates.day(date)} has passed. Choose another date.`,
  dateFuture: ({ date }) => `${dates.day(date)} is still to come. Give today or an earlier date.`,
  dateNotLater: ({ date, than }) => `The new date ${dates.day(date)} must be later than ${dates.day(than)}.`,
  dateBeyondProblem: ({ date, limit }) =>
    `${dates.day(date)} is beyond the problem's deadline (${dates.day(limit)}). Ask to extend the problem first.`,
  dateBeyondAsked: ({ date, asked }) =>
    `${dates.day(date)} is later than the date asked for (${dates.day(asked)}).`,
  dateTooFar: ({ limit }) => `The latest date possible is ${dates.day(limit)}. Choose another date.`,
  emptyFile: ({ code }) => `The file is empty and was not listed for ${code}. Please send it again.`,
  extensionLimit: ({ code, limit }) => `${code} has had its ${limit} extensions; no further one is possible.`,
  extensionPending: ({ code }) => `An extension of ${code} is already pending.`,
  groupOnly: ({ code }) => `${code} must be decided by the leading group.`,
  reasonRequired: ({ code }) => `Give the reason for ${code}.`,
  textTooLong: ({ field, limit }) => `${fields[field] ?? field} may have at most ${limit} characters.`,
  nothingToDo: ({ code }) => `${code}: already done, nothing has changed.`,
  ownToDo: ({ code }) => `${code} is with yourself; there is nobody else to chase.`,
  nothingToUndo: ({ minutes }) =>
    `There is nothing to take back: only your own last update can be, within ${minutes} minutes.`,
  undoTooLate: ({ code, minutes }) =>
    `The update of ${code} is older than ${minutes} minutes and stands. To correct it, report again.`,
  undoOvertaken: ({ code }) =>
    `Something rests on the update of ${code} by now, so it stands. To correct it, report again.`,
  undoDecision: ({ code }) => `What you did last was a decision on ${code}, which stands.`,
  notALeader: ({ given }) => `“${given}” is not a responsible leader of that organisation.`,
  notOfUnit: ({ given }) => `“${given}” does not belong to that organisation. Choose one of its people.`,
  evidenceFrozen: ({ code }) => `${code} is under review; its evidence cannot change.`,
  noFile: ({ code }) =>
    `No file was found for ${code}. Send the file first, then use /evidence; or reply to the file, @-mention the bot and use /evidence.`,
  itemNeeded: () => 'Choose the problem or task first.',
  dateNeeded: ({ code }) => `An extension of ${code} needs its new date: press “Edit” and add it.`,
  figureNeeded: ({ code }) => `A report on ${code} needs a percentage or words: press “Edit” and add them.`,
  fileNeeded: ({ code }) => `No file for ${code} has arrived yet: send it in this chat, then confirm.`,
  writerOnly: ({ name }) => `Only ${name} can confirm this.`,
  noLeadingChat: () =>
    'No chat of the leading group is bound, so the digest was not released. Send “/bind leading” in that chat first.',
  digestSkipped: ({ day }) => `A later digest is due; the one to ${dates.day(day)} is no longer released.`,
  chatNotGroup: () => 'This command works in group chats only.',
  usage: ({ command }) => `Usage: ${usageOf(command)}`,
  unknownCommand: ({ given }) => `There is no command “${given}”. Send /help to see them all.`,
}
