import { expect, it, onTestFinished } from 'vitest'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { plainFacts } from './stage.ts'

it('counts what is committed, and neither what a savepoint nor what a transaction rolls back', () => {
  const counted: unknown[] = []
  const database = openLedger(':memory:', {
    factsOf: plainFacts,
    tally: { add: (...count) => void counted.push(count) },
  })
  onTestFinished(() => database.close())
  const fail = (): never => {
    throw new Error('no')
  }

  database.transact((store) => {
    store.tally.add('secretsRefused', {})
    expect(() =>
      database.savepoint(store, () => {
        store.tally.add('nudges', { rung: 'N1' })
        fail()
      }),
    ).toThrow('no')
    database.savepoint(store, () => store.tally.add('messagesReadBack', {}, 3))
    expect(counted).toEqual([])
  })
  const committed = [
    ['secretsRefused', {}],
    ['messagesReadBack', {}, 3],
  ]
  expect(counted).toEqual(committed)

  expect(() =>
    database.transact((store) => {
      store.tally.add('nudges', { rung: 'N2' })
      fail()
    }),
  ).toThrow('no')
  database.transact(() => undefined)
  expect(counted).toEqual(committed)
})
