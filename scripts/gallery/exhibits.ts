import type { CardName } from '../../src/app/cards.ts'
import type { Receiver } from '../../src/app/outbox.ts'
import type { Drawn } from '../../src/lark/cards/card.ts'
import { drawnIn, inTurn, LEADING, UNIT } from '../../test/lark/cards/drawing.ts'
import { gallery } from '../../test/lark/cards/gallery.ts'
import { CAST, CASTING } from './cast.ts'
import { LIFELIKE } from './texts.ts'
import { stateTitle, type Title } from './titles.ts'

/** One card in one state, in both languages. */
export interface Shown {
  readonly name: CardName
  readonly title: Title
  readonly to: Title | null
  readonly settled: boolean
  readonly card: { readonly zh: unknown; readonly en: unknown }
}

/** Every state that the card tests know. */
export const exhibits = (): readonly Shown[] =>
  inTurn(gallery(LIFELIKE), CASTING, (database, exhibit) => {
    const now = exhibit.scene.now
    const draw = (locale: 'zh' | 'en'): Drawn =>
      exhibit.show((name, params) => drawnIn(database, { to: exhibit.to, now, locale }, name, params))
    const [zh, en] = [draw('zh'), draw('en')]
    return {
      name: exhibit.show((name) => name),
      title: stateTitle(exhibit.title.replace(/^\w+: /, '')),
      to: exhibit.show((_name, params) => receiver(exhibit.to, viewerOf(params))),
      settled: zh.settled,
      card: { zh: zh.card, en: en.card },
    }
  })

const viewerOf = (params: object): unknown => Object.entries(params).find(([name]) => name === 'viewer')?.[1]

const CHATS: Readonly<Record<string, Title>> = {
  [LEADING]: { zh: '领导小组群', en: "Leading group's chat" },
  [UNIT]: { zh: '单位整改群', en: "Unit's chat" },
}

/** Where the card stands, or who reads it. */
const receiver = (to: Receiver, viewer: unknown): Title | null => {
  if ('chatId' in to) return CHATS[to.chatId] ?? null
  const person = CAST.find(({ id }) => id === viewer)
  return person === undefined ? null : { zh: `${person.name} · ${person.post}`, en: person.name }
}
