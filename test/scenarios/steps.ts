import type { ClickResult } from '../../src/sandbox/persons/click.ts'
import type { Message } from '../../src/sandbox/state/records.ts'
import { cardTexts } from '../../src/sandbox/card/texts.ts'
import { components } from '../../src/sandbox/card/walk.ts'
import type { Town } from './town.ts'

export const BOT = '整改助手'

/** A second passes: cards are patched at most once in each, and the town's clock stands still. */
export const aMoment = async (town: Town): Promise<void> => {
  await town.emulator.clock.setTo(town.emulator.clock.now() + 1000)
  await town.quiet()
}

/** Somebody presses what has these words on a card, with what he filled in. */
export const presses = async (
  town: Town,
  by: string,
  card: Message,
  text: string,
  form: Record<string, unknown> = {},
): Promise<ClickResult> => {
  const result = await town.emulator.people.click({ by, messageId: card.messageId, text, form })
  await aMoment(town)
  return result
}

/** What the client shows after a click. */
export const toastOf = (result: ClickResult): string => result.toast?.content ?? ''

const contentOf = (town: Town, card: Message): Record<string, unknown> =>
  JSON.parse(town.emulator.people.message(card.messageId).content)

/** Words on the buttons of a card as it is now. */
export const buttonsOn = (town: Town, card: Message): readonly string[] =>
  [...components(contentOf(town, card))]
    .filter(({ tag }) => tag === 'button')
    .map(({ component }) => cardTexts({ body: { elements: [component] } }).join(''))

/** The card that answers a command, in a group or one to one. */
export const asks = async (town: Town, by: string, text: string, chat?: string): Promise<Message> => {
  const seat = chat === undefined ? town.emulator.direct(by, BOT) : town.emulator.chat(chat)
  const said = await seat.says(by, text)
  await town.quiet()
  const card = town.answersTo(said).find(({ msgType }) => msgType === 'interactive')
  if (card === undefined) throw new Error(`no card answers ${text}: ${town.answersTo(said).map((each) => seat.words(each)).join()}`)
  return card
}

/** Somebody hands in a file as evidence of a kind. */
export const handsIn = async (town: Town, by: string, item: string, name: string, kind?: string, chat?: string): Promise<Message> => {
  await town.sends(by, name, `bytes of ${name} for ${item}`, chat)
  const card = await asks(town, by, `/佐证 ${item}`, chat)
  if (kind === undefined) return card
  const select = [...components(contentOf(town, card))].find(({ tag }) => tag === 'select_static')
  if (select === undefined) throw new Error(`no kind to choose: ${town.wordsOf(card)}`)
  await town.emulator.people.click({ by, messageId: card.messageId, path: select.path, option: kind })
  await aMoment(town)
  return card
}

/** Ticks for all of these measures, as the review form names them. */
export const ticked = (...items: readonly string[]): Record<string, boolean> =>
  Object.fromEntries(items.map((item) => [`tick_${item.replaceAll('-', '_')}`, true]))
