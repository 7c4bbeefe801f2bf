import type { Mention } from '../state/records.ts'
import type { World } from '../world.ts'

const AT = /<at\s+user_id\s*=\s*(["'])(.*?)\1\s*>(.*?)<\/at>/gs

/** Collects mentions under the keys `@_user_1`, `@_user_2` … */
export class Mentions {
  readonly #list: Mention[] = []

  /** The placeholder for a person, a bot or 'all'. */
  add(openId: string, name: string): string {
    if (openId === 'all') {
      if (!this.#list.some((each) => each.openId === 'all')) this.#list.push({ key: '@_all', name, openId })
      return '@_all'
    }
    const known = this.#list.find((each) => each.openId === openId)
    if (known !== undefined) return known.key
    const key = `@_user_${this.#list.filter((each) => each.openId !== 'all').length + 1}`
    this.#list.push({ key, name, openId })
    return key
  }

  list(): Mention[] {
    return [...this.#list]
  }
}

/** The person or bot behind an id in an at tag (open_id, union_id or user_id), or 'all'. */
export function findMentioned(world: World, id: string): { openId: string; name: string } | undefined {
  if (id === 'all') return { openId: 'all', name: '所有人' }
  const user = world.store.users.first((each) => [each.openId, each.unionId, each.userId].includes(id))
  if (user !== undefined) return { openId: user.openId, name: user.name }
  const app = world.store.apps.first((each) => each.botOpenId === id)
  return app === undefined ? undefined : { openId: app.botOpenId, name: app.name }
}

/** Text with `<at user_id="…">` tags as sent, turned into placeholders and mentions; an unknown id rings nobody. */
export function readText(
  world: World,
  text: string,
): { content: string; mentions: Mention[]; pings: string[] } {
  const mentions = new Mentions()
  const read = text.replace(AT, (_whole, _quote, id: string, label: string) => {
    const found = findMentioned(world, id)
    return found === undefined ? `@${label}` : mentions.add(found.openId, found.name)
  })
  const list = mentions.list()
  return { content: JSON.stringify({ text: read }), mentions: list, pings: list.map((each) => each.openId) }
}
