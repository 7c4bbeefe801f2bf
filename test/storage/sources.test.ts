import { expect, it } from 'vitest'
import type { SourceMessage } from '../../src/app/reread/source.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { ledgerIn, person, T0, temporaryFolder } from './stage.ts'

const at = (ms: number) => instant(T0 + ms)
const source = (messageId: string): SourceMessage => ({
  messageId,
  chatId: 'oc_1',
  person: person('U-105'),
  kind: 'plain',
  saidAt: at(0),
})
const store = () => ledgerIn(temporaryFolder()).transact(({ sources }) => sources)

it('lists what was noted before an instant until it was read, oldest first, and again when it is noted anew', () => {
  const sources = store()
  sources.note(source('om_b'), 'text', at(2))
  sources.note(source('om_a'), 'text', at(1))
  const unread = () => sources.unread(at(9), 10).map(({ messageId }) => messageId)
  expect(unread()).toEqual(['om_a', 'om_b'])
  expect(sources.unread(at(2), 10)).toEqual([source('om_a')])
  expect(sources.unread(at(3), 1)).toHaveLength(1)
  sources.wasRead('om_a', at(3))
  sources.wasRead('om_unknown', at(3))
  expect(unread()).toEqual(['om_b'])
  sources.note(source('om_a'), 'other', at(4))
  expect(unread()).toEqual(['om_b', 'om_a'])
})

it('knows the text that was noted last, without keeping it', () => {
  const sources = store()
  expect(sources.isNoted('om_a', 'text')).toBe(false)
  sources.note(source('om_a'), 'text', at(1))
  expect(sources.isNoted('om_a', 'text')).toBe(true)
  sources.note(source('om_a'), 'other', at(2))
  expect([sources.isNoted('om_a', 'text'), sources.isNoted('om_a', 'other')]).toEqual([false, true])
  expect(sources.get('om_a')).toEqual(source('om_a'))
  expect(sources.get('om_b')).toBeUndefined()
})
