import type { Message } from '../../src/sandbox/state/records.ts'
import { plain } from './answers.ts'
import { buttonsOn, percentOf as percentIn, presses } from './steps.ts'
import type { Town } from './town.ts'

export const UNIT = '建设交通局巡察整改工作群'
/** HEAD of WT-003 and owner of its two tasks. */
export const HEAD = '廖望山'
export const CUT_OFF = '2025-10-27T17:30:00+08:00'
export const CHANGED = '您于10月27日 09:00发送的消息已修改'

/** What the tests of edits do in a town, whichever it is just then. */
export const editing = (town: () => Town) => {
  const edit = (message: Message, text: string): void =>
    town().emulator.people.edit(HEAD, message.messageId, text)

  /** Says something in the unit's group; returns the message with the card that answers it. */
  const tells = async (text: string): Promise<{ said: Message; card: Message }> => {
    const said = await town().emulator.chat(UNIT).says(HEAD, text)
    await town().quiet()
    const [card] = town().answersTo(said)
    if (card === undefined) throw new Error(`no answer to ${text}`)
    return { said, card }
  }

  /** Says it, and confirms what was understood. */
  const stored = async (text: string): Promise<Message> => {
    const { said, card } = await tells(text)
    const all = buttonsOn(town(), card).find((each) => each.startsWith('全部确认'))
    await presses(town(), HEAD, card, all ?? '确认')
    return said
  }

  /** Gives a command in the unit's group. */
  const orders = async (text: string): Promise<Message> => {
    const said = await town().emulator.chat(UNIT).says(HEAD, text)
    await town().quiet()
    return said
  }

  /** How many messages the bot has sent, in all places. */
  const sent = (): number =>
    town().emulator.store.messages.where(({ senderType }) => senderType === 'app').length

  /** What the bot has written of edits, to whomever. */
  const ofEdits = (): readonly string[] =>
    town()
      .emulator.store.messages.where(({ senderType }) => senderType === 'app')
      .map((message) => plain(town().wordsOf(message)))
      .filter((words) => words.includes('发送的消息已修改'))

  /** How often the platform was asked for the message, not counting what it refused to an expired token. */
  const lookUps = ({ messageId }: Message): number =>
    town()
      .emulator.requests()
      .filter(({ method, code }) => method === 'GET' && code !== 99991663)
      .filter(({ path }) => path === `/open-apis/im/v1/messages/${messageId}`).length

  const cardAfter = async (iso: string): Promise<Message> => {
    await town().at(iso)
    return town().cardFor(HEAD, '请确认是否更正')
  }

  const percentOf = (task: string) => percentIn(town(), 'WT-003', task)

  return { edit, tells, stored, orders, sent, ofEdits, lookUps, percentOf, cardAfter }
}
