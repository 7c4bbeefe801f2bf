import { cardRefused } from '../http/errors.ts'
import { asObject, type Json } from '../json.ts'
import type { World } from '../world.ts'
import { findMentioned } from './text.ts'

const AT = /<at\s+(id|ids|email|user_id)\s*=\s*(["']?)([^"'>]*?)\2\s*\/?>/g
const MARKED_UP = new Set(['markdown', 'lark_md'])

/** Everybody a card rings: at tags in markdown and lark_md texts (lark-platform.md 4.5); an unknown id is refused. */
export function cardPings(world: World, card: Json): string[] {
  const found = new Set<string>()
  for (const text of markedUpTexts(card)) {
    for (const [, attribute, , value] of text.matchAll(AT)) {
      for (const id of (value ?? '').split(',').map((each) => each.trim())) {
        const who = attribute === 'email' ? byEmail(world, id) : findMentioned(world, id)
        if (who === undefined) throw cardRefused(100290, `invalid user id ${id} in an at tag`)
        found.add(who.openId)
      }
    }
  }
  return [...found]
}

function* markedUpTexts(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* markedUpTexts(item)
    return
  }
  const object = asObject(value)
  if (object === undefined) return
  if (typeof object.tag === 'string' && MARKED_UP.has(object.tag)) {
    if (typeof object.content === 'string') yield object.content
    for (const text of Object.values(asObject(object.i18n_content) ?? {}))
      if (typeof text === 'string') yield text
  }
  if (object.tag === 'table') yield* markedUpCells(object)
  for (const member of Object.values(object)) yield* markedUpTexts(member)
}

function* markedUpCells(table: Json): Generator<string> {
  const columns = Array.isArray(table.columns) ? table.columns.map((column) => asObject(column)) : []
  const rows = Array.isArray(table.rows) ? table.rows.map((row) => asObject(row)) : []
  for (const column of columns) {
    if (typeof column?.data_type !== 'string' || !MARKED_UP.has(column.data_type)) continue
    for (const row of rows) {
      const cell = row?.[String(column.name)]
      if (typeof cell === 'string') yield cell
    }
  }
}

function byEmail(world: World, email: string): { openId: string; name: string } | undefined {
  return world.store.users.first((user) => user.email === email)
}
