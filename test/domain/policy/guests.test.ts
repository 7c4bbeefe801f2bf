import { describe, expect, it } from 'vitest'
import { evolveDirectory } from '../../../src/domain/people/directory.ts'
import type { DirectoryEvent } from '../../../src/domain/people/events.ts'
import type { ChatBinding } from '../../../src/domain/people/person.ts'
import { guestsAmong } from '../../../src/domain/policy/guests.ts'
import { aDirectory, EVERYBODY, on, person, type Setting, WORKS } from '../fixtures.ts'

const CHAT = 'oc_chat'
const UNIT: ChatBinding = { kind: 'unit', organisation: WORKS }

const bound = (binding: ChatBinding, setting?: Setting) =>
  evolveDirectory(aDirectory(setting), { type: 'chatBound', chatId: CHAT, binding })

describe('guests of a chat', () => {
  it('are those who may not read its unit’s items', () => {
    expect(guestsAmong(bound(UNIT), CHAT, EVERYBODY, on('2025-09-01'))).toEqual(
      [
        'strangerFirst',
        'strangerLeader',
        'strangerHead',
        'strangerHandler',
        'auditor',
        'publisher',
        'admin',
      ].map(person),
    )
  })

  it('are in the office’s chat all who may not read everything', () => {
    const guests = guestsAmong(bound({ kind: 'office' }), CHAT, EVERYBODY, on('2025-09-01'))
    expect(guests).toContain(person('first'))
    expect(guests).toContain(person('strangerHandler'))
    for (const who of ['office', 'jijian', 'zuzhi', 'team', 'group', 'district'])
      expect(guests).not.toContain(person(who))
  })

  it('are nobody where no item is told, and nobody whom the ledger does not know', () => {
    const at = on('2025-09-01')
    expect(guestsAmong(bound({ kind: 'leading' }), CHAT, EVERYBODY, at)).toEqual([])
    expect(guestsAmong(aDirectory(), CHAT, EVERYBODY, at)).toEqual([])
    expect(guestsAmong(bound(UNIT), CHAT, [person('nobody')], at)).toEqual([])
    expect(guestsAmong(bound(UNIT), CHAT, [person('admin'), person('admin')], at)).toEqual([person('admin')])
  })

  it('are not those who do the duty of somebody there, for its time', () => {
    const directory = bound(UNIT, {
      delegations: [{ from: 'head', to: 'strangerHead', until: '2025-09-30' }],
    })
    expect(guestsAmong(directory, CHAT, [person('strangerHead')], on('2025-09-20'))).toEqual([])
    expect(guestsAmong(directory, CHAT, [person('strangerHead')], on('2025-10-01'))).toHaveLength(1)
  })
})

describe('the directory', () => {
  const seen = (...people: string[]): DirectoryEvent => ({
    type: 'guestsSeen',
    chatId: CHAT,
    people: people.map(person),
  })
  const guestsAfter = (...events: DirectoryEvent[]) =>
    [...events.reduce(evolveDirectory, bound(UNIT)).guests].map(([chatId, people]) => [chatId, ...people])

  it('keeps the guests of a chat until they are gone', () => {
    expect(guestsAfter(seen('admin'), seen('admin', 'auditor'))).toEqual([[CHAT, 'admin', 'auditor']])
    expect(guestsAfter(seen('admin'), seen())).toEqual([])
  })

  it('has none for a chat that is bound as a wide one or no more', () => {
    const bind = (binding: ChatBinding): DirectoryEvent => ({ type: 'chatBound', chatId: CHAT, binding })
    expect(guestsAfter(seen('admin'), bind({ kind: 'leading' }))).toEqual([])
    expect(guestsAfter(seen('admin'), { type: 'chatUnbound', chatId: CHAT })).toEqual([])
    expect(guestsAfter(seen('admin'), bind({ kind: 'office' }))).toEqual([[CHAT, 'admin']])
  })
})
