import { draftIn, keepDraft } from '../chat/composing.ts'
import { chatId, chats, me } from '../session.ts'
import { platformNow } from '../time/clock.ts'
import type { Spot } from './shapes.ts'

interface Place {
  readonly spot: Spot
  readonly element: HTMLElement
  /** What is lit: the element, or the whole card around it. */
  readonly lit: HTMLElement
  /** A panel lies over the spot; the element is what closes it. */
  readonly covered: boolean
}

/** The last spot of a step begun at `since` (UTC ms) that is on the page now, and where. */
export function spotNow(spots: readonly Spot[], since: number): Place | undefined {
  for (const spot of [...spots].reverse()) {
    if (!isTime(spot)) continue
    const element = ELEMENTS[spot.at](spot, since)
    if (element === undefined || !isVisible(element)) continue
    const over = panelOver(element)
    const card = spot.whole === true ? element.closest<HTMLElement>('.card') : null
    return { spot, element: over ?? element, lit: over ?? card ?? element, covered: over !== undefined }
  }
  return undefined
}

/** What was last written for the visitor: he sends it once. */
let written = ''

/** Writes the words of the spot into the composer, once in a step, unless something else stands there. */
export function prefill({ at, chat, words }: Spot, since: number): void {
  const mark = `${since} ${chat} ${words}`
  if (at !== 'composer' || chat === undefined || words === undefined || mark === written) return
  if (draftIn(chat) !== '') return
  written = mark
  keepDraft(chat, words)
}

const isTime = ({ person, unless, after = 0 }: Spot): boolean =>
  (person === undefined || person === me.value) && unless !== me.value && platformNow() >= after

const ELEMENTS: Readonly<Record<Spot['at'], (spot: Spot, since: number) => HTMLElement | undefined>> = {
  seat: () => first('[data-tour="seat"]'),
  clock: ({ goal = '' }) => {
    const way = first(`[data-goal="${CSS.escape(goal)}"]`)
    return way !== undefined && isVisible(way) ? way : first('[data-tour="clock"]')
  },
  chat: ({ chat, fresh }, since) => {
    const { unread = 0, lastAt = 0 } = chats.value.find((each) => each.chatId === chat) ?? {}
    if (chat === undefined || chat === chatId.value) return undefined
    if (fresh === true && (unread === 0 || lastAt < since)) return undefined
    const row = first(`[data-chat="${CSS.escape(chat)}"]`)
    // On a narrow screen the list is behind the conversation.
    return row !== undefined && isVisible(row) ? row : first('.talk-head .talk-back')
  },
  composer: ({ chat }) => (chat === chatId.value ? first('.talk .composer-box') : undefined),
  button: ({ chat, words }) => {
    if (chat !== chatId.value) return undefined
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('.stream [data-message] button')]
    return buttons.findLast((each) => !each.disabled && each.textContent?.trim() === words)
  },
}

function first(selector: string): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(selector) ?? undefined
}

/** What closes the panel that lies over the element. */
function panelOver(element: HTMLElement): HTMLElement | undefined {
  const { left, top, width, height } = element.getBoundingClientRect()
  const panel = document.elementFromPoint(left + width / 2, top + height / 2)?.closest('.side')
  if (panel === null || panel === undefined || panel.contains(element)) return undefined
  return panel.querySelector<HTMLElement>('.side-head .icon-button:last-child') ?? undefined
}

function isVisible(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0
}
