import { describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/kernel/time.ts'
import { WT } from '../../domain/fixtures.ts'
import { given } from '../../storage/stage.ts'
import { Post } from './post.ts'

const DAY_MS = 24 * 3_600_000

describe('keeping up', () => {
  test('a card follows its object in place, and not at all when nothing on it changed', () => {
    const post = new Post()
    post.post()
    post.sent('om_1').moves(30).refresh()
    const [patch, ...more] = post.waiting()
    expect(more).toEqual([])
    expect(patch).toMatchObject({ kind: 'patch', messageId: 'om_1' })
    expect(JSON.stringify(patch)).toContain('30%')

    post.sent('om_1')
    post.now = instant(post.now + 2000)
    post.database.transact((store) => {
      store.cards.touch(WT)
    })
    post.refresh()
    expect(post.waiting()).toEqual([])
  })

  test('several changes within a second become one patch of the newest state', () => {
    const post = new Post()
    post.post()
    post.sent('om_1').moves(30).refresh().moves(40).refresh().moves(50).refresh()
    expect(post.waiting()).toHaveLength(1)
    post.sent('om_1')
    post.now = instant(post.now + 1000)
    post.refresh()
    const patches = post.waiting()
    expect(patches).toHaveLength(1)
    expect(JSON.stringify(patches)).toContain('50%')
    expect(JSON.stringify(patches)).not.toContain('40%')
  })

  test('past fourteen days a new card takes the place of one that asks for an act', () => {
    const post = new Post()
    const id = post.asks('asked')
    post.sent('om_1')
    post.now = instant(post.now + 14 * DAY_MS)
    post.moves(30).refresh()
    expect(post.waiting()).toMatchObject([{ kind: 'create', to: { openId: 'ou_leader' } }])
    post.sent('om_2')
    const standing = post.database.read((store) => ({ card: given(store.cards.get(id)) })).card
    expect(standing.messageId).toBe('om_2')
  })

  test('past fourteen days one new card takes the place of all that ask the same', () => {
    const post = new Post()
    post.asks('asked')
    post.sent('om_1').asks('opened')
    post.sent('om_2').asks('openedAgain')
    post.sent('om_3')
    post.now = instant(post.now + 14 * DAY_MS)
    post.moves(30).refresh()
    expect(post.waiting()).toHaveLength(1)
    post.sent('om_4')
    post.now = instant(post.now + 2000)
    post.moves(40).refresh()
    expect(post.waiting()).toMatchObject([{ kind: 'patch', messageId: 'om_4' }])
  })

  test('a later card that asks the same, still young, is the only one that is kept up', () => {
    const post = new Post()
    post.asks('asked')
    post.sent('om_1')
    post.now = instant(post.now + 14 * DAY_MS)
    post.asks('opened')
    post.sent('om_2').moves(30).refresh()
    expect(post.waiting()).toMatchObject([{ kind: 'patch', messageId: 'om_2' }])
  })

  test('past fourteen days a card that only shows something is left as it is', () => {
    const post = new Post()
    const id = post.post()
    post.sent('om_1')
    post.now = instant(post.now + 14 * DAY_MS)
    post.moves(30).refresh()
    expect(post.waiting()).toEqual([])
    const card = post.database.read((store) => ({
      card: post.desk.draw(store, given(store.cards.get(id))),
    })).card
    expect(JSON.stringify(card)).toContain('30%')
  })

  test('a recalled card is posted anew', () => {
    const post = new Post()
    const id = post.post()
    post.sent('om_1')
    post.database.transact((store) => {
      post.desk.renew(store, given(store.cards.get(id)))
    })
    expect(post.waiting()).toMatchObject([{ kind: 'create', to: { openId: 'ou_handler' } }])
  })

  test('the answer to a click is the card as it is now', () => {
    const post = new Post()
    const id = post.post()
    post.sent('om_1').moves(70)
    const card = post.database.read((store) => ({
      card: post.desk.draw(store, given(store.cards.get(id))),
    })).card
    expect(JSON.stringify(card)).toContain('70%')
  })
})
