import type { LocalDate } from '../../domain/kernel/time.ts'
import type { CommandTexts } from '../zh/commands.ts'
import { dates } from './dates.ts'

const entry = (name: string, args: string, about: string, example: string, who: string) => ({
  name,
  usage: args === '' ? `/${name}` : `/${name} ${args}`,
  about,
  example: example === '' ? `/${name}` : `/${name} ${example}`,
  who,
})

export const commands: CommandTexts = {
  list: {
    help: entry('help', '[command]', 'List the commands, or show how one is used', 'progress', 'everybody'),
    ledger: entry(
      'ledger',
      '[unit] [state…] [overdue] [keyword…]',
      'Search the ledger',
      'ORG-01 rectifying',
      'within your scope',
    ),
    problem: entry('problem', 'code', 'Show a problem with its history', 'WT-012', 'within your scope'),
    mine: entry('mine', '', 'Show what waits for you and what you answer for', '', 'everybody'),
    claim: entry(
      'claim',
      'code',
      'Claim a problem or a task',
      'WT-012',
      'leaders for problems; handlers and heads for tasks',
    ),
    assign: entry(
      'assign',
      'code @person',
      'Assign a problem or a task',
      'RW-012-1 @Qiu',
      'first responsible person for problems; heads and leaders for tasks',
    ),
    progress: entry(
      'progress',
      'code percent [note]',
      'Report progress',
      'WT-012 60% draft finished',
      'the responsibility chain',
    ),
    evidence: entry(
      'evidence',
      'code',
      'List the file sent with, just before, or replied to as evidence',
      'RW-012-1',
      'the responsibility chain',
    ),
    blocker: entry(
      'blocker',
      'code text',
      'Report a blocker that needs co-ordination',
      'WT-012 budget review not scheduled',
      'the responsibility chain',
    ),
    done: entry('done', 'task', 'Ask for acceptance of a finished task', 'RW-012-1', "the task's owner"),
    close: entry('close', 'problem', 'Apply for close-out', 'WT-012', 'heads and leaders'),
    extend: entry(
      'extend',
      'code date reason',
      'Ask for a later deadline',
      'WT-012 2025-11-14 papers incomplete',
      'heads and leaders',
    ),
    reopen: entry(
      'reopen',
      'problem',
      'Reopen a closed problem that came back',
      'WT-012',
      'discipline, organisation department, inspection office',
    ),
    nudge: entry(
      'nudge',
      'code [text]',
      'Chase whoever holds the ball',
      'WT-012 please answer by Wednesday',
      'leaders and above',
    ),
    undo: entry(
      'undo',
      '',
      'Take back your own last update, within ten minutes',
      '',
      'the writer of the update',
    ),
    digest: entry(
      'digest',
      '[date]',
      'Show the weekly figures',
      '2025-10-24',
      'office and leading group; leaders for their own unit',
    ),
    calendar: entry(
      'calendar',
      '[date]',
      'Workdays, holidays and make-up workdays',
      '2025-10-11',
      'everybody',
    ),
    bind: entry(
      'bind',
      'kind [unit] [all|mentions]',
      'Register what this chat is for (leading, office or unit) and which messages are read: all, or those that mention the bot',
      'unit ORG-01',
      'inspection office',
    ),
  },
  replies: {
    usage: (usage, example) => `Usage: ${usage}. Example: ${example}`,
    unknownCommand: (given) => `There is no command /${given}. Send /help for the list.`,
    whichProblem: 'Which problem do you mean? Name it, for example WT-012, or send /help.',
    tooLong: 'The message is too long and was not handled. Please shorten it.',
    failed: 'That did not work and nothing was changed. Please try again later.',
    staleCard: (code, state) =>
      `${code} has changed and is now “${state}”; nothing was done. Please use the card as it is now.`,
    notOurs: 'This button no longer works. Send /problem and the code for the present card.',
    digestIsOut: 'This digest is out already; nothing more is needed.',
    formFaults: (faults) => `Please correct: ${faults.join('; ')}.`,
    opened: 'Sent to you one to one.',
    whoMay: (who) => ` For: ${who}.`,
    oneCommand: 'One command a message, please; nothing was done. Send them one by one.',
    fileReceived: 'The file has arrived. To list it as evidence, send /evidence and the code.',
    claimed: (code) => `${code} is claimed.`,
    assigned: (code, name) => (name === null ? `${code} is assigned.` : `${code} is assigned to ${name}.`),
    reported: (code, percent, before) =>
      before === null ? `${code}: ${percent}% recorded.` : `${code}: ${percent}% recorded (was ${before}%).`,
    reportedLate: (code, percent, said, present) =>
      `${code}: ${percent}% recorded for ${said}; it still stands at ${present}%.`,
    undone: (update) => `Taken back: ${update}.`,
    undoneReport: (update, present, restored) =>
      `Taken back: ${update}; it ${restored ? 'is back' : 'still stands'} at ${present}%.`,
    unnamedFile: 'Picture',
    blockerRaised: (blocker, code) =>
      `Blocker ${blocker} of ${code} is recorded; the responsible leader is asked to help.`,
    blockerCleared: (blocker) => `Blocker ${blocker} is cleared.`,
    taskSubmitted: (task) => `${task} is submitted for acceptance.`,
    extensionAsked: (code, until: LocalDate) =>
      `An extension of ${code} to ${dates.day(until)} is requested; the present deadline holds until it is granted.`,
    unreachable: (names) =>
      `Recorded, but ${names?.join(', ') ?? 'whoever holds it'} has no account on the platform and got nothing. Please tell the inspection office.`,
    chased: (code, names, later) => {
      const whom = names === null ? 'Whoever holds it' : names.join(', ')
      return later === null
        ? `${whom} was chased about ${code}.`
        : `${whom} will be chased about ${code} on ${later}.`
    },
    bound: (kind, unit) =>
      kind === 'leading'
        ? 'This chat is now the leading group’s; the weekly digest goes here.'
        : kind === 'office'
          ? 'This chat is now the inspection office’s.'
          : `This chat is now the working group of ${unit ?? ''}.`,
    hears: {
      all: ' The bot reads every message here (the app needs the scope for all group messages).',
      mentions: ' The bot reads only what mentions it here, and replies in the threads of items.',
    },
    done: {
      claim: 'Claimed',
      report: 'Progress recorded',
      submit: 'Submitted',
      withdraw: 'Withdrawn',
      agree: 'Agreed',
      pass: 'Passed',
      determine: 'Determined and closed out',
      accept: 'Accepted',
      return: 'Returned',
      opinion: 'Opinion recorded',
      grant: 'Granted',
      refuse: 'Not granted',
      kind: 'Kind of evidence changed',
      seen: 'Seen',
      release: 'Digest sent',
      named: 'Reviewer named',
      reopen: 'Reopened',
      longTerm: 'Moved to long-term',
      clear: 'Blocker cleared',
      ask: 'Extension requested',
    },
  },
}
