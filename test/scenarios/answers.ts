import { z } from 'zod'
import type { Message } from '../../src/sandbox/state/records.ts'
import type { Town } from './town.ts'

const post = z.object({ content: z.array(z.array(z.object({ text: z.string() }))) })

/** The line that a plain answer says; the words of a card as they are. */
export const plain = (words: string): string => {
  if (!words.startsWith('{"title"')) return words
  return post
    .parse(JSON.parse(words))
    .content.map((line) => line.map(({ text }) => text).join(''))
    .join('\n')
}

/** Says something and returns its one answer; more or none is a failure. */
export const asksFor = async (town: Town, by: string, text: string, chat?: string): Promise<string> => {
  const answers = await town.says(by, text, chat)
  if (answers.length !== 1) throw new Error(`${answers.length} answers to ${text}`)
  return plain(answers[0] ?? '')
}

/** Says all at once, each in its turn of the event loop, and returns the answers in the same order. */
export const asksAll = async (
  town: Town,
  by: string,
  texts: readonly string[],
  chat?: string,
): Promise<readonly string[]> => {
  const seat = chat === undefined ? town.emulator.direct(by, '整改助手') : town.emulator.chat(chat)
  const said: Message[] = []
  for (const text of texts) said.push(await seat.says(by, text))
  await town.quiet()
  return said.map((message) => {
    const answers = town.answersTo(message)
    return answers.map((answer) => plain(seat.words(answer))).join(' && ') || '(silence)'
  })
}

/** Whoever was rung by anything that the bot sent. */
export const rung = (town: Town): readonly string[] =>
  town.emulator.store.messages
    .where(({ senderType }) => senderType === 'app')
    .flatMap(({ pings, mentions }) => [...pings, ...mentions.map(({ openId }) => openId)])

/** A group that the ledger does not know, with these people and the bot in it. */
export const strangeGroup = (town: Town, name: string, people: readonly string[]): string => {
  const [pattern] = town.emulator.store.chats.all()
  if (pattern === undefined) throw new Error('no chat')
  const members = people.map((person) => town.emulator.people.user(person).openId)
  const chatId = `oc_${Buffer.from(name).toString('hex').padStart(32, 'f')}`
  town.emulator.store.chats.put({ ...pattern, mode: 'group', chatId, name, members })
  return name
}
