import type { Catalogue } from '../catalogue.ts'

export const problemCard: Catalogue['problemCard'] = {
  tasks: 'Tasks',
  evidence: (count) => `Evidence (${count})`,
  history: 'History',
  historyMarks: { undone: ' (taken back)', recalled: ' (message recalled)' },
  blockers: 'Blockers',
  update: (item) => `Report on ${item}`,
  nudged: 'Last reminder',
  nudgedPerson: (name, moment, seen) =>
    seen === null ? `${name}, sent ${moment}, not read` : `${name}, sent ${moment}, read ${seen}`,
  tasksDone: (done, all) => `Tasks done ${done}/${all}`,
  closed: (number, moment) => `Closed out as ${number}, determined ${moment}`,
  voided: 'Voided',
  longTerm: (holder, months) => `Long-term effort under ${holder}, checked every ${months} months`,
  reopened: (times, finding) =>
    `Reopened ${times === 1 ? 'once' : `${times} times`}, last finding: ${finding}`,
  extension: (code, to) => `Extension ${code} pending, to ${to}`,
  application: (code, attempt) => `Application ${code} (no. ${attempt})`,
  stagePassed: (stage, name, moment) => `${stage}: passed (${name}, ${moment})`,
  stageWaiting: (stage) => `${stage}: waiting`,
  lastReturn: (stage, reason, text) => `Last return: ${stage}, ${reason}. ${text}`,
  plannedInstitution: (action, title) => `Planned (${action}): ${title}`,
  blockerBy: (name, moment) => `${name}, ${moment}`,
  evidenceBy: (kind, name, day) => `${kind}, ${name}, ${day}`,
  imported: 'no file',
}

export const taskCards: Catalogue['taskCards'] = {
  acceptance: (task) => `${task}: acceptance`,
  acceptanceHint: 'Check the evidence against the criterion. A return needs a reason.',
  accepted: 'Accepted; the task is done',
  returned: (reason) => `Returned: ${reason}`,
  moved: (state) => `The task is now “${state}”`,
  extension: (task) => `${task}: extension`,
  extensionAsked: (from, to) => `Asked to move the due date from ${from} to ${to}`,
  extensionGranted: (to) => `Approved; due ${to}`,
  extensionRefused: (due) => `Refused; still due ${due}`,
  extensionUndone: (due) => `Taken back by the applicant; still due ${due}`,
}

export const evidenceCard: Catalogue['evidenceCard'] = {
  title: (item) => `Evidence for ${item}`,
  receiving: 'Receiving the file…',
  received: (code) => `Recorded: evidence ${code}`,
  undone: (code) => `Evidence ${code} was taken back`,
  failed: 'The file could not be received. Please send it again',
  failures: {
    download: 'The file could not be downloaded. Please send it again',
    tooLarge: 'The file is too large. Please send a smaller one',
    empty: 'The file is empty and was not recorded. Please send it again',
    refused: 'The item takes no evidence any more; the file was not recorded',
    recalled: 'The message was recalled; the file was not recorded',
    noFile:
      'No file was found. Send it first, then use /evidence; or reply to the file, @-mention the bot and use /evidence',
  },
  file: 'File',
  kind: 'Kind of evidence',
  kindHint: 'Choose the kind',
  kindFrozen: 'The kind can no longer change',
  more: (count) => `${count} more are not recorded; send /evidence again`,
}

export const extensionCard: Catalogue['extensionCard'] = {
  title: (code) => `${code}: extension`,
  steps: {
    leader: 'Opinion of the responsible leader',
    first: 'Opinion of the first-responsible person',
    decision: 'Decision',
  },
  request: (from, to) => `${from} to ${to}`,
  asked: 'Asked for',
  earlier: (count, days) => `Extended ${count === 1 ? 'once' : `${count} times`} before, ${days} days in all`,
  noEarlier: 'Not extended before',
  late: 'Late request: the first-responsible person must explain',
  agrees: (name, moment) => `Agrees (${name}, ${moment})`,
  opposes: (name, moment) => `Disagrees (${name}, ${moment})`,
  asApplicant: 'Is the applicant, deemed to agree',
  waiting: 'Waiting',
  opinion: 'Opinion',
  opinionHint: 'Write your opinion',
  explanationHint: 'Late request: please explain',
  grantedUntil: 'Approved until (as asked unless changed)',
  granted: (until) => `Approved; the deadline is now ${until}`,
  refused: 'Refused',
  signed: 'Opinion given',
  undone: 'Taken back by the applicant',
  overtaken: 'This request has been dealt with',
}

export const reopenCard: Catalogue['reopenCard'] = {
  title: (code) => `${code}: reopening`,
  closing: (number, moment) => `Closed out as ${number}, determined ${moment}`,
  finding: 'Finding',
  findingHint: 'When and how it was found, and what',
  evidence: 'Evidence of the relapse (one or more)',
  statement: "The organisation's statement",
  statementHint: 'Record what the organisation stated',
  deadline: 'New deadline',
  tasks: 'Tasks to be done again (one or more)',
  done: (deadline) => `Reopened, new deadline ${deadline}`,
  moved: (state) => `The problem is now “${state}”`,
}

export const longTermCard: Catalogue['longTermCard'] = {
  title: (code) => `${code}: long-term effort`,
  holder: 'Holder',
  months: 'Months between checks',
  opinion: 'Opinion',
  opinionHint: 'Stage targets met, and why it becomes a long-term effort',
  done: (holder, months) => `Now a long-term effort under ${holder}, checked every ${months} months`,
  moved: (state) => `The problem is now “${state}”`,
}
