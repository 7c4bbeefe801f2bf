import { z } from 'zod'
import type { PlatformClient } from './outbound/client.ts'
import type { Result } from './outbound/failure.ts'
import { everyPage, MISSING } from './outbound/pages.ts'

export interface BotInfo {
  readonly openId: string
  readonly name: string
}
export interface PlatformChat {
  readonly chatId: string
  readonly name: string
}
export interface PlatformUser {
  readonly openId: string
  readonly name: string
}

const PAGE = 100
const bot = z.object({ bot: z.object({ open_id: z.string().min(1), app_name: z.string().catch('') }) })

/** Our own bot (lark-platform.md 5: under `bot`, not `data`). */
export async function botInfo(client: PlatformClient): Promise<Result<BotInfo>> {
  const answer = await client.call<unknown>((sdk) =>
    sdk.request({ method: 'GET', url: '/open-apis/bot/v3/info' }),
  )
  if (!answer.ok) return answer
  const read = bot.safeParse(answer.value)
  if (!read.success) return MISSING
  return { ok: true, value: { openId: read.data.bot.open_id, name: read.data.bot.app_name } }
}

/** The people in a chat; bots are not among them. */
export function chatMembers(client: PlatformClient, chatId: string): Promise<Result<PlatformUser[]>> {
  return everyPage(async (token) => {
    const answer = await client.call((sdk) =>
      sdk.im.v1.chatMembers.get({
        path: { chat_id: chatId },
        params: { member_id_type: 'open_id', page_size: PAGE, ...token },
      }),
    )
    if (!answer.ok) return answer
    const { items, page_token, has_more } = answer.value.data ?? {}
    const users = (items ?? []).flatMap(({ member_id: openId, name = '' }) =>
      openId ? [{ openId, name }] : [],
    )
    return { ok: true, value: { rows: users, next: has_more === true ? page_token : undefined } }
  })
}

/** The groups that the bot is in. */
export function listChats(client: PlatformClient): Promise<Result<PlatformChat[]>> {
  return everyPage(async (token) => {
    const answer = await client.call((sdk) => sdk.im.v1.chat.list({ params: { page_size: PAGE, ...token } }))
    if (!answer.ok) return answer
    const { items, page_token, has_more } = answer.value.data ?? {}
    const chats = (items ?? []).flatMap(({ chat_id: chatId, name = '' }) =>
      chatId ? [{ chatId, name }] : [],
    )
    return { ok: true, value: { rows: chats, next: has_more === true ? page_token : undefined } }
  })
}

/** One user by open_id. */
export async function userInfo(client: PlatformClient, openId: string): Promise<Result<PlatformUser>> {
  const answer = await client.call((sdk) =>
    sdk.contact.v3.user.get({ path: { user_id: openId }, params: { user_id_type: 'open_id' } }),
  )
  if (!answer.ok) return answer
  return { ok: true, value: { openId, name: answer.value.data?.user?.name ?? '' } }
}
