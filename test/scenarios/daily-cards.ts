import type { Message } from '../../src/sandbox/state/records.ts'
import type { Town } from './town.ts'

/** A daily card as somebody got it. */
export interface Card {
  readonly person: string
  readonly at: string
  readonly words: string
  readonly urgent: boolean
  /** `WT-005 红灯；…` by line. */
  readonly lines: readonly string[]
}

const BOT = '整改助手'
const local = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const linesOf = (words: string): readonly string[] =>
  words
    .split('\n')
    .flatMap((line, at, all) => (/^(WT|RW)-/.test(line) ? [`${line.split(' ')[0]} ${all[at + 1]}`] : []))

/** Every daily card that anybody got, oldest first. */
export const dailyCards = (town: Town): readonly Card[] => {
  const urgents = new Set(town.emulator.people.urgents().map(({ messageId }) => messageId))
  const told = (person: string, message: Message): Card => {
    const words = town.wordsOf(message)
    const urgent = urgents.has(message.messageId)
    return { person, at: local(message.createTime), words, urgent, lines: linesOf(words) }
  }
  return town.emulator.store.users
    .all()
    .flatMap(({ openId, userId }) =>
      town.emulator
        .direct(openId, BOT)
        .answers()
        .map((message) => told(userId, message)),
    )
    .filter(({ words }) => words.startsWith('整改提醒'))
    .sort((a, b) => a.at.localeCompare(b.at))
}
