import type { FoundMessage } from '../../app/outbox.ts'
import { readContent, within, withNames } from '../inbound/content.ts'
import { instantOf } from '../inbound/instant.ts'
import { fileTitle } from '../sent-files.ts'

/** A message as the platform gives it when asked (lark-platform.md 3.1), as far as it matters here. */
interface GivenMessage {
  readonly msg_type?: string | undefined
  readonly update_time?: string | undefined
  readonly create_time?: string | undefined
  readonly deleted?: boolean | undefined
  readonly parent_id?: string | undefined
  readonly root_id?: string | undefined
  readonly sender?: { readonly id: string; readonly id_type: string } | undefined
  readonly body?: { readonly content: string } | undefined
  readonly mentions?:
    | readonly {
        readonly key: string
        readonly id: string
        readonly id_type: string
        readonly name: string
      }[]
    | undefined
}

type Given = Pick<GivenMessage, 'create_time' | 'update_time'>

const editedAt = ({ create_time, update_time }: Given): FoundMessage['editedAt'] => {
  const [created, updated] = [instantOf(create_time), instantOf(update_time)]
  return updated !== undefined && created !== undefined && updated > created ? updated : null
}

/**
 * What a message says and carries, read as an inbound one is: `self` is the bot, whose mention is left out. Files in
 * the children of a forwarded bundle cannot be fetched (lark-platform.md 3.7).
 */
export const foundMessage = (given: GivenMessage, self: string): FoundMessage | 'gone' => {
  if (given.deleted === true) return 'gone'
  const { raw, files } = readContent(given.msg_type ?? '', given.body?.content ?? '')
  const openIdOf = (who: { readonly id: string; readonly id_type: string } | undefined): string | null =>
    who?.id_type === 'open_id' ? who.id : null
  const mentions = (given.mentions ?? []).map(({ key, name, ...who }) => ({
    key,
    name,
    openId: openIdOf(who),
  }))
  const openId = openIdOf(given.sender)
  return {
    text: within(withNames(raw, mentions, self)).text,
    editedAt: editedAt(given),
    parentId: given.parent_id ?? null,
    rootId: given.root_id ?? null,
    files: files.map((file) => ({ ...file, name: fileTitle(file.name, ''), openId })),
  }
}
