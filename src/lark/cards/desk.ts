import type { CardPost } from '../../app/card-posts.ts'
import type { CardDesk, CardName, CardParams, CardRequest, NoteRequest } from '../../app/cards.ts'
import type { UrgentContinuation } from '../../app/outbound/urgent.ts'
import type { OutboundCall, OutboxRow, Receiver } from '../../app/outbox.ts'
import type { Clock, HashText, Store } from '../../app/ports.ts'
import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import { type Instant, instant } from '../../domain/kernel/time.ts'
import type { Catalogue } from '../../text/index.ts'
import { card } from './build/layout.ts'
import { clean, cut } from './build/text.ts'
import type { Drawn } from './card.ts'
import { presentCard } from './index.ts'
import { isCardName, parseParams } from './params.ts'
import { audienceOf, type CardView, type CommandHelp, hasGuests } from './view.ts'

const SECOND_MS = 1000
/** A card older than this cannot be updated (lark-platform.md 3.3); an hour early, for the way there. */
const PATCHABLE_MS = 14 * 24 * 3_600_000 - 3_600_000
/** Cards that ask one person for an act. */
const ASKING: ReadonlySet<string> = new Set<CardName>([
  'review',
  'nameReviewer',
  'extension',
  'taskAcceptance',
  'taskExtension',
  'digestDraft',
])
/** Characters of a note: a post holds 30 KB, a character up to 4 bytes (lark-platform.md 3.1). */
const NOTE_LIMIT = 6000

export interface DeskDeps {
  readonly calendar: WorkCalendar
  readonly clock: Clock
  readonly text: Catalogue
  readonly newId: () => string
  readonly hash: HashText
  readonly commands: readonly CommandHelp[]
}

/** The desk that draws cards from the ledger and puts their bytes in the outbox. It sends nothing itself. */
export const cardDesk = (deps: DeskDeps): CardDesk => ({
  post: (store, request) => post(deps, store, request),
  note: (store, request) => note(deps, store, request),
  refresh: (store, standing) => refresh(deps, store, standing),
  renew: (store, standing) => renew(deps, store, standing, drawStanding(deps, store, standing)),
  draw: (store, standing) => drawStanding(deps, store, standing).card,
})

const viewOf = (deps: DeskDeps, store: Store, to: Receiver): CardView => {
  const directory = store.directory.load()
  return {
    store,
    directory,
    calendar: deps.calendar,
    now: deps.clock.now(),
    text: deps.text,
    commands: deps.commands,
    ...audienceOf(directory, to),
  }
}

/** What stands in place of a card whose matter is gone, or not for these eyes. */
const gone = (deps: DeskDeps): Drawn => ({
  card: card({ title: deps.text.phrases.gone, template: 'grey' }, []),
  settled: true,
})

/** What stands there while guests look on; the card comes back once they have left. */
const heldBack = (deps: DeskDeps): Drawn => ({
  card: card({ title: deps.text.phrases.heldBack, template: 'grey' }, []),
  settled: false,
})

const draw = <Name extends CardName>(
  deps: DeskDeps,
  store: Store,
  to: Receiver,
  name: Name,
  params: CardParams[Name],
): Drawn => {
  const view = viewOf(deps, store, to)
  return presentCard(view, name, params) ?? (hasGuests(view.directory, to) ? heldBack(deps) : gone(deps))
}

const drawStanding = (deps: DeskDeps, store: Store, { card: name, params, to }: CardPost): Drawn => {
  if (!isCardName(name)) return gone(deps)
  const parsed = parseParams(name, params)
  return parsed === undefined ? gone(deps) : draw(deps, store, to, name, parsed)
}

const laneOf = (to: Receiver): string => ('chatId' in to ? to.chatId : to.openId)

type RowOf = Pick<OutboxRow, 'key' | 'lane' | 'call' | 'priority'> &
  Partial<Pick<OutboxRow, 'continuation' | 'notBefore'>>

/** Puts a row in the outbox; returns the id of the row that has the key, which is `id` when the key is new. */
const put = (deps: DeskDeps, store: Store, id: string, row: RowOf): string => {
  // A row that waits for the window is as old as its first try, or a weekend would use up its tries.
  const notBefore = row.notBefore ?? deps.clock.now()
  return store.outbox.put({
    id,
    continuation: null,
    createdAt: notBefore,
    tries: 0,
    ...row,
    notBefore,
  })
}

const messageCall = (
  request: Pick<NoteRequest, 'to' | 'reply'>,
  messageType: 'interactive' | 'post',
  content: string,
): OutboundCall => {
  const { to, reply } = request
  return reply === undefined
    ? { kind: 'create', to, messageType, content }
    : { kind: 'reply', messageId: reply.messageId, to, inThread: reply.inThread, messageType, content }
}

const sendingOf = (request: {
  readonly key: string
  readonly to: Receiver
  readonly priority: 0 | 1 | 2
  readonly notBefore?: Instant
}) => ({
  key: request.key,
  lane: laneOf(request.to),
  priority: request.priority,
  ...(request.notBefore === undefined ? {} : { notBefore: request.notBefore }),
})

const urgent = (openIds: readonly string[] | undefined): string | null => {
  if (openIds === undefined || openIds.length === 0) return null
  return JSON.stringify({ kind: 'urgent', openIds } satisfies UrgentContinuation)
}

const post = (deps: DeskDeps, store: Store, request: CardRequest): string => {
  const { to, object, params } = request
  const drawn = drawRequested(deps, store, request)
  const content = JSON.stringify(drawn.card)
  const id = deps.newId()
  const known = put(deps, store, id, {
    ...sendingOf(request),
    call: messageCall(request, 'interactive', content),
    continuation: urgent(request.urgentFor),
  })
  if (known !== id) return known
  store.cards.add({
    id,
    card: request.card,
    object,
    params: JSON.stringify(params),
    to,
    outboxId: id,
    messageId: null,
    postedAt: deps.clock.now(),
    contentHash: deps.hash(content),
    settled: drawn.settled,
  })
  return id
}

type RequestOf<Name extends CardName> = {
  readonly card: Name
  readonly params: CardParams[Name]
  readonly to: Receiver
}

const drawRequested = <Name extends CardName>(
  deps: DeskDeps,
  store: Store,
  request: RequestOf<Name>,
): Drawn => draw(deps, store, request.to, request.card, request.params)

/** Text nodes of a post are shown as they are: nothing in them is a mention or a link (lark-platform.md 4.5). */
const note = (deps: DeskDeps, store: Store, request: NoteRequest): void => {
  const paragraphs = cut(clean(request.text), NOTE_LIMIT)
    .split('\n')
    .map((text) => [{ tag: 'text', text }])
  const content = JSON.stringify({ [deps.text.language]: { content: paragraphs } })
  put(deps, store, deps.newId(), { ...sendingOf(request), call: messageCall(request, 'post', content) })
}

const refresh = (deps: DeskDeps, store: Store, standing: CardPost): void => {
  if (standing.messageId === null) return
  const drawn = drawStanding(deps, store, standing)
  const content = JSON.stringify(drawn.card)
  const contentHash = deps.hash(content)
  const now = deps.clock.now()
  if (contentHash === standing.contentHash) {
    store.cards.refreshed(standing.id, contentHash, drawn.settled, now)
    return
  }
  if (now - standing.postedAt >= PATCHABLE_MS) {
    outgrow(deps, store, standing, drawn)
    return
  }
  const id = deps.newId()
  put(deps, store, id, {
    key: `patch:${id}`,
    lane: standing.messageId,
    call: { kind: 'patch', messageId: standing.messageId, content },
    priority: 1,
  })
  store.cards.refreshed(standing.id, contentHash, drawn.settled, instant(now + SECOND_MS))
}

/**
 * A card that can be updated no more. One that still asks for an act is posted anew, unless a later card asks the same
 * there; all others keep what they say: whoever wants the present state asks for it.
 */
const outgrow = (deps: DeskDeps, store: Store, standing: CardPost, drawn: Drawn): void => {
  const isLatest = store.cards.standing(standing)?.id === standing.id
  if (isLatest && !drawn.settled && ASKING.has(standing.card)) renew(deps, store, standing, drawn)
  else store.cards.settle(standing.id)
}

const renew = (deps: DeskDeps, store: Store, standing: CardPost, drawn: Drawn): void => {
  const content = JSON.stringify(drawn.card)
  const now = deps.clock.now()
  const id = deps.newId()
  put(deps, store, id, {
    key: `renew:${id}`,
    lane: laneOf(standing.to),
    call: { kind: 'create', to: standing.to, messageType: 'interactive', content },
    priority: 1,
  })
  store.cards.replaced(standing.id, id, now)
  store.cards.refreshed(standing.id, deps.hash(content), drawn.settled, instant(now + SECOND_MS))
}
