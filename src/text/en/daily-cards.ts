import type { Catalogue } from '../catalogue.ts'

export const briefCard: Catalogue['briefCard'] = {
  title: (day) => `Reminders for ${day}`,
  summary: (items, overdue) =>
    overdue === 0 ? `${items} items today` : `${items} items today, ${overdue} overdue`,
  nudges: 'For you to act on',
  notices: 'Notes',
  seen: (moment) => `Read (${moment})`,
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
  overdue: 'Overdue; give the reason and a new date',
  overdueReport: 'Overdue and not done; please look into it',
  silence: 'No report for a long time; please report',
  review: 'The review is late; please decide',
  directiveDraft: 'Overdue and not done; a supervision letter is drafted for your decision',
  interviewProposal: 'Overdue and not done; an interview is proposed for your decision',
  bulletinProposal: 'Overdue and not done; a circular is proposed for your decision',
  accountabilityProposal: 'Overdue and not done; accountability is proposed for your decision',
}

export const officeNotices: Catalogue['officeNotices'] = {
  undelivered: ({ call, code }) =>
    `A message could not be delivered (${call}, code ${code}); check the rights of the bot and the chat`,
  unbound: (_notice, names) =>
    `These people have no account on the platform and get no reminders: ${names.join(', ')}`,
  calendarEnds: ({ year }) => `Holidays are loaded up to ${year} only; please update the working calendar`,
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
  words: (words) => `words ${words.join(', ')}`,
  none: 'No problem matches',
  round: (name) => name,
}

export const mineCard: Catalogue['mineCard'] = {
  title: (name) => `Items of ${name}`,
  held: 'Waiting for you',
  tasks: 'Your tasks',
  reviews: 'Waiting for your review',
  involved: 'Other problems you are part of',
  nothing: 'Nothing is waiting for you',
  review: (code, stage) => `${code}: ${stage}`,
}

export const helpCard: Catalogue['helpCard'] = {
  title: 'Help',
  intro: 'Send a command in the chat, with or without @. Codes may be written WT-012, wt12 or W12.',
  command: 'Command',
  about: 'Purpose',
  who: 'Who',
  usage: 'Usage',
  alias: 'Alias',
  example: 'Example',
  more: 'Send “/help command” for the usage of one command.',
}

export const calendarCard: Catalogue['calendarCard'] = {
  title: (day) => `Working calendar, ${day}`,
  workday: 'Working day',
  makeUp: 'Working day (made up)',
  weekend: 'Day off',
  holiday: (name) => `Day off (${name})`,
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
