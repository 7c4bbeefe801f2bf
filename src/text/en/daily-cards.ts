import type { Catalogue } from '../catalogue.ts'

export const briefCard: Catalogue['briefCard'] = {
  title: (day) => `Reminders for ${day}`,
  subtitle: (name) => name,
  summary: (items, overdue) =>
    overdue === 0 ? `${items} items today` : `${items} items today, ${overdue} overdue`,
  nudges: 'For you to act on',
  notices: 'Notes',
  overdueHint: 'Overdue: give the reason and a new date',
  seen: (moment) => `Read (${moment})`,
  answered: (moment) => `Answered (${moment})`,
  number: (number) => number,
  settled: 'Dealt with',
  drafted: {
    supervise: 'A supervision letter is proposed, for your signature',
    interview: 'An interview is proposed, for your consideration',
    circulate: 'A circular is proposed, for your consideration',
    account: 'Accountability is proposed, for your consideration',
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
