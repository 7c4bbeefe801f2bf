import type { Catalogue } from '../catalogue.ts'
import { dates } from './dates.ts'

export const briefCard: Catalogue['briefCard'] = {
  title: (day) => `Reminders for ${day}`,
  summary: (items, overdue, lateReviews) =>
    [
      `${items} items today`,
      ...(overdue === 0 ? [] : [`${overdue} overdue`]),
      ...(lateReviews === 0 ? [] : [`${lateReviews} with a late review`]),
    ].join(', '),
  nudges: 'For you to act on',
  notices: 'Notes',
  seen: (moment) => `Read (${moment})`,
  dueEarly: 'The last day is a day off; please finish it before, or report',
  reviewers: (names) => `reviewer ${names.join(', ')}`,
  reviewOfOthers: 'The review is late; please see to it',
  reviewByNobody: 'Nobody is left who may review; please name somebody',
  base: {
    nudge: (day) => `due ${day}`,
    review: (day) => `review due ${day}`,
    silence: (day) => `last update ${day}`,
    claim: (day) => `to be claimed by ${day}`,
  },
}

export const tones: Catalogue['tones'] = {
  sign: 'Please sign for the feedback',
  claim: 'Not claimed yet; please claim or assign it',
  notice: 'The deadline is near; please keep to it',
  reminder: 'The deadline is near; please press on',
  urge: 'Due very soon; please finish it',
  due: 'Due today; please finish it or report',
  overdue: 'Please give the reason and a new date',
  overdueReport: 'Not done yet; please look into it',
  silence: 'No report for a long time; please report',
  review: 'The review is late; please decide',
  directiveDraft: 'Not done yet; a supervision letter is drafted for your decision',
  interviewProposal: 'Not done yet; an interview is proposed for your decision',
  bulletinProposal: 'Not done yet; a circular is proposed for your decision',
  accountabilityProposal: 'Not done yet; accountability is proposed for your decision',
}

const CALLS: Readonly<Record<string, string>> = {
  create: 'send a message',
  reply: 'send an answer',
  patch: 'update a card',
  urgent: 'mark a message urgent',
  react: 'react to a message',
  download: 'download a file',
  lookup: 'read a message',
}

const CAUSES: Readonly<Record<string, string>> = {
  '10014': 'the credentials of the app are wrong; please ask the administrator',
  '10015': 'the credentials of the app are wrong; please ask the administrator',
  '230002': 'the bot is not in that chat; please add it again',
  '230006': 'the app has no bot; please ask the administrator to enable it',
  '230013': 'the person may not use the app; please ask the administrator',
  '230029': 'the person has left',
  '230053': 'the person has blocked the bot',
  '232009': 'the chat is dissolved; please bind another',
  '99991401': 'the address of the server is not on the app’s allow list; please ask the administrator',
  '99991662': 'the app is disabled; please ask the administrator',
  '99991672': 'the app lacks a scope; please ask the administrator',
  'unknown-outcome': 'the connection broke and delivery is uncertain; please check by hand',
}

/** So many names are told, of more the number. */
const FEW = 5

const whom = (people: readonly string[]): string => {
  const few = people.slice(0, FEW).join(', ')
  const others = people.length > FEW ? ` and ${people.length - FEW} others` : ''
  return people.length === 0 ? '' : ` for ${few}${others}`
}

const often = (times: number): string => (times === 1 ? '' : ` (${times} times)`)

const causeOf = (code: string): string => CAUSES[code] ?? 'check the rights of the bot and the chat'

export const officeNotices: Catalogue['officeNotices'] = {
  undelivered: ({ call, code, times }, { people }) =>
    `The bot failed to ${CALLS[call] ?? call}${whom(people)}${often(times)}: ${causeOf(code)} (code ${code})`,
  stuck: ({ call, code, times }, { people }) =>
    `For over 24 hours the bot has failed to ${CALLS[call] ?? call}${whom(people)}${often(times)} and still tries: ${causeOf(code)} (code ${code})`,
  unreachable: ({ code }, { people }) =>
    `${code} waits for ${people.join(', ')}, who has no account on the platform and got no card`,
  unbound: (_notice, { people }) =>
    `These people have no account on the platform and get no reminders: ${people.join(', ')}`,
  guests: (_notice, { people, unit }) =>
    `People in the chat of ${unit ?? 'the office'} may not read ${unit === null ? 'everything' : 'its items'}: ${people.join(', ')}. Until they leave, it shows codes, figures and lights only; details go one to one`,
  digestNotSent: ({ day }) =>
    `The digest to ${dates.day(day)} did not reach the leading group: none of its chats is bound. Send “/bind leading” there`,
  calendarEnds: ({ year }) => `Holidays are loaded up to ${year} only; please update the working calendar`,
  secretsRefused: ({ times }) =>
    `The filter of secrets fired ${times === 1 ? 'once' : `${times} times`}; nothing was kept. Please remind the units of the rules of confidentiality`,
  gap: ({ from, to, messages }) => {
    const span = `from ${dates.moment(from.day, from.time, to.day)} to ${dates.moment(to.day, to.time, from.day)}`
    const missed =
      messages === 0
        ? 'the chats were read back and nothing was missed'
        : `${messages === 1 ? '1 message was' : `${messages} messages were`} read back from the chats and handled`
    return `No messages came in ${span}; ${missed}`
  },
}

export const chaseCard: Catalogue['chaseCard'] = {
  title: (item) => `${item}: chase`,
  from: (name, post) => (post === '' ? `Chased by ${name}` : `Chased by ${name} (${post})`),
  empty: 'Please act on it and report progress.',
  settled: (state) => `The item is now “${state}”`,
}

export const ledgerCard: Catalogue['ledgerCard'] = {
  title: 'Ledger',
  total: (total) => (total === 1 ? '1 problem' : `${total} problems`),
  page: (page, pages) => `Page ${page} of ${pages}`,
  filter: (parts) => `Filter: ${parts.join('; ')}`,
  all: 'all',
  unit: (short) => `unit ${short}`,
  states: (names) => `state ${names.join(', ')}`,
  overdue: 'overdue',
  marks: (names) => `marks ${names.join(', ')}`,
  codes: (codes) => `codes ${codes.join(', ')}`,
  words: (words) => `words ${words.join(', ')}`,
  asText: (words) => `also with “${words.join(' ')}” in the text`,
  none: 'No problem matches',
  round: (name) => name,
}

export const mineCard: Catalogue['mineCard'] = {
  title: (name) => `Items of ${name}`,
  held: 'Waiting for you',
  tasks: 'Your tasks',
  decisions: 'Waiting for your decision',
  involved: 'Other problems you are part of',
  nothing: 'Nothing is waiting for you',
}

export const helpCard: Catalogue['helpCard'] = {
  title: 'Help',
  intro:
    'Write as you do every day, such as “W12 60%”: it is recorded when you confirm it. Or send a command. Codes may be written WT-012, wt12 or W12.',
  command: 'Command',
  about: 'Purpose',
  who: 'Who',
  usage: 'Usage',
  alias: 'Alias',
  example: 'Example',
  more: 'Send “/help command” for the usage of one command.',
}

/** The statutory holidays by their names in the calendar's notices. */
const HOLIDAYS: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明: 'Tomb-Sweeping Day',
  清明节: 'Tomb-Sweeping Day',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat Festival',
  端午节: 'Dragon Boat Festival',
  中秋: 'Mid-Autumn Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日: 'Victory Day',
}

export const calendarCard: Catalogue['calendarCard'] = {
  title: (day) => `Working calendar, ${day}`,
  workday: 'Working day',
  makeUp: 'Working day (made up)',
  weekend: 'Day off',
  holiday: (name) => `Day off (${HOLIDAYS[name] ?? name})`,
  previous: 'Previous working day',
  next: 'Next working day',
  after: (days) => `${days} working days later`,
  week: 'The days around',
  day: 'Date',
  weekday: 'Weekday',
  kind: 'Kind',
  provisional: (from, to) =>
    `Holidays are loaded for ${from} to ${to}; other years go by weekends only and are provisional.`,
  zone: (zone) => `Time zone ${zone}`,
}
