import { z } from 'zod'
import { ApiError, refuse } from '../http/errors.ts'
import { field } from '../http/request.ts'
import type { Call, Route } from '../http/routes.ts'
import { asObject, type Json } from '../json.ts'
import { CARD_BYTES, limit } from '../messages/content.ts'
import { replaceCard } from './edit.ts'

const LIVES_MS = 30 * 60_000
const MAX_USES = 2
const body = z.object({ token: z.string(), card: z.record(z.string(), z.unknown()) })

/** Delayed update with the token of a click: after the answer, within 30 min, twice (lark-platform.md 3.9). */
export const cardUpdateRoutes: readonly Route[] = [
  { method: 'POST', path: '/open-apis/interactive/v1/card/update', scopes: [], handle: update },
]

function update(call: Call) {
  const { store, clock } = call.world
  const { token, card } = field(body, call.request.json)
  if (!token.startsWith('c-')) throw new ApiError(300020, 'the format of the token is wrong')
  const kept = store.cardTokens.get(token)
  if (kept === undefined) throw new ApiError(300020, 'the token does not exist')
  if (kept.appId !== call.app.appId) throw new ApiError(200310, 'the card belongs to another app')
  if (clock.now() - kept.issuedAt > LIVES_MS) throw new ApiError(300030, 'the token has expired')
  if (kept.uses >= MAX_USES) throw new ApiError(300040, 'the token was used too often')
  if (!kept.answered) throw new ApiError(300090, 'the click has not been answered yet')
  const message = store.messages.get(kept.messageId)
  if (message === undefined || message.deleted) throw refuse(230011)
  limit(JSON.stringify(card), CARD_BYTES)
  const shown = withoutReaders(card)
  replaceCard(call.world, message, shown)
  store.cardTokens.put({ ...kept, uses: kept.uses + 1 })
  return { body: { code: 0, msg: 'ok' } }
}

/** `open_ids` says who sees the update of a card that is not shared; it is no part of the card. */
function withoutReaders(card: Json): Json {
  const { open_ids: readers, ...rest } = card
  const shared = card.schema === '2.0' || asObject(card.config)?.update_multi === true
  if (!shared && !z.array(z.string()).min(1).safeParse(readers).success) {
    throw new ApiError(300000, 'open_ids is required for a card that is not shared')
  }
  return rest
}
