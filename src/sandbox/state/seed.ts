import { createHash } from 'node:crypto'
import { newId } from '../ids.ts'
import type { ParsedSeed } from '../options.ts'
import type { Store } from './store.ts'

/**
 * Puts the seed into the store. Settings of apps and particulars of people are taken over at every start; a
 * chat that is already kept stays as it has become. Ids left out are derived from names, so they stay the same.
 */
export function sow(store: Store, seed: ParsedSeed, now: number): void {
  for (const given of seed.apps) {
    const { botOpenId, verificationToken, ...rest } = clean(given)
    const known = store.apps.get(given.appId)
    store.apps.put({
      ...rest,
      botOpenId: botOpenId ?? known?.botOpenId ?? derived('ou_', `bot ${given.appId}`),
      verificationToken: verificationToken ?? known?.verificationToken ?? newId(''),
    })
  }
  for (const [index, given] of seed.users.entries()) {
    const mark = `${given.userId ?? index} ${given.name}`
    const openId = given.openId ?? derived('ou_', mark)
    store.users.put({
      ...clean(given),
      openId,
      unionId: given.unionId ?? derived('on_', mark),
      userId: given.userId ?? derived('', mark).slice(0, 8),
      resigned: given.resigned ?? false,
    })
  }
  for (const given of seed.chats) {
    const chatId = given.chatId ?? derived('oc_', given.name)
    if (store.chats.get(chatId) !== undefined) continue
    const members = given.members.map((id) => openIdOf(store, id))
    const ownerId = given.ownerId === undefined ? members[0] : openIdOf(store, given.ownerId)
    store.chats.put({
      chatId,
      mode: 'group',
      name: given.name,
      members,
      bots: given.bots,
      ...(ownerId === undefined ? {} : { ownerId }),
      dissolved: false,
      createTime: now,
    })
  }
}

function openIdOf(store: Store, id: string): string {
  const user = store.users.get(id) ?? store.users.first((each) => each.userId === id)
  if (user === undefined) throw new Error(`The seed has no person ${id}.`)
  return user.openId
}

function derived(prefix: string, mark: string): string {
  return prefix + createHash('sha256').update(mark).digest('hex').slice(0, 32)
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function clean<T extends object>(given: T): Defined<T>
function clean(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
