import type { Message } from '../../src/sandbox/state/records.ts'
import { plain } from './answers.ts'
import { problemOf } from './steps.ts'
import { Town, type TownOptions } from './town.ts'

const OFFICE = '骆闻达'
const MONDAY = '2025-10-27T08:30:00+08:00'

/** A town in which a message counts as missed as soon as it is found. */
export const openTown = (options: TownOptions = {}): Promise<Town> =>
  Town.open({ at: '2025-10-24T09:00:00+08:00', watch: { lateMs: 0 }, ...options })

/** Somebody says something, in a group or one to one, of which nobody waits for the end. */
export const say = (
  { emulator: { people } }: Town,
  by: string,
  text: string,
  chat?: string,
  more: { replyTo?: string; inThread?: boolean } = {},
): Message => people.say({ by, text, chat: chat ?? people.direct(by, '整改助手').chatId, ...more })

export const answersTo = (town: Town, message: Message | undefined): readonly string[] =>
  message === undefined ? [] : town.answersTo(message).map((each) => plain(town.wordsOf(each)))

export const progressOf = (town: Town, code: string): readonly number[] =>
  problemOf(town, code).progress.map(({ percent }) => percent)

/** What OFFICE's daily cards say of gaps. */
export const gapLines = async (town: Town, at = MONDAY): Promise<readonly string[]> => {
  await town.at(at)
  return town
    .letters(OFFICE)
    .flatMap((words) => words.split('\n'))
    .filter((line) => line.includes('消息接收中断'))
}
