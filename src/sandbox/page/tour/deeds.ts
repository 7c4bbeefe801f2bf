import { draftIn, keepDraft } from '../chat/composing.ts'
import { closeSide } from '../parts/side.tsx'
import { toast } from '../parts/toasts.tsx'
import { ask, Refused, tell } from '../platform/calls.ts'
import { contentOf, isObject, type Json, object, text } from '../platform/json.ts'
import { type Message, messagesAnswer } from '../platform/shapes.ts'
import { me, openChat, takeSeat } from '../session.ts'
import { platformNow } from '../time/clock.ts'
import { showMeanwhile } from '../time/meanwhile-panel.tsx'
import { moveTo } from '../time/moving.ts'
import type { Deed } from './shapes.ts'

type Press = Extract<Deed, { do: 'press' }>
type Say = Extract<Deed, { do: 'say' }>

/** A panel at the side covers everything else. */
const narrow = matchMedia('(max-width: 699px)')
/** How often and how long a card is waited for. */
const TRIES = 40
const TRY_MS = 150
const NEWEST = '30'

/** Does one thing in the visitor's place. Rejects with Refused if it cannot be done. */
export async function doDeed(deed: Deed): Promise<void> {
  switch (deed.do) {
    case 'sit':
      if (narrow.matches) closeSide()
      if (me.value !== deed.person) await takeSeat(deed.person, deed.chat)
      return openChat(deed.chat)
    case 'say':
      return say(deed)
    case 'press':
      return press(deed)
    case 'clock':
      return passTo(deed.to)
  }
}

async function passTo(to: number): Promise<void> {
  if (to <= platformNow()) return
  const move = await moveTo(to)
  if (move !== undefined) showMeanwhile(move)
}

async function say({ by, chat, text: words }: Say): Promise<void> {
  await tell('say', { by, chat, text: words })
  if (draftIn(chat) === words) keepDraft(chat, '')
}

async function press(deed: Press): Promise<void> {
  const { chat, button, tick, otherwise } = deed
  const by = me.value
  if (otherwise !== undefined && (await cardWith(chat, button)) === undefined)
    await say({ do: 'say', by, chat, text: otherwise })
  const card = await awaited(chat, button)
  const form = tick === true ? { form: ticked(card.content) } : {}
  const answer = await tell('click', { by, messageId: card.messageId, text: button, ...form })
  const shown = object(answer.toast)
  if (text(shown.content) !== '') toast(text(shown.type), text(shown.content))
  else if (text(answer.reason) !== '') throw new Refused(text(answer.reason))
}

async function awaited(chat: string, button: string): Promise<Message> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const card = await cardWith(chat, button)
    if (card !== undefined) return card
    await new Promise((resolve) => setTimeout(resolve, TRY_MS))
  }
  throw new Refused(button)
}

/** The newest card of the chat with an enabled button of these words. */
async function cardWith(chat: string, button: string): Promise<Message | undefined> {
  const { messages } = messagesAnswer.parse(await ask('messages', { chat, limit: NEWEST }))
  return messages.findLast(
    ({ msgType, content, deleted }) =>
      msgType === 'interactive' &&
      !deleted &&
      components(content).some(
        (each) => each.tag === 'button' && each.disabled !== true && contentOf(each.text) === button,
      ),
  )
}

const ticked = (card: Json): Json =>
  Object.fromEntries(
    components(card)
      .filter(({ tag, name }) => tag === 'checker' && text(name) !== '')
      .map(({ name }) => [text(name), true]),
  )

function components(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(components)
  if (!isObject(value)) return []
  return [...(typeof value.tag === 'string' ? [value] : []), ...Object.values(value).flatMap(components)]
}
