import { afterEach, expect, it } from 'vitest'
import type { Emulator } from '../../src/sandbox/index.ts'
import { stage } from './stage.ts'

let emulator: Emulator
afterEach(() => emulator.close())

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${emulator.url}/_control/companion/${path}`, { headers })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

it('passes questions on to the app under test, and its answers back', async () => {
  emulator = await stage(
    {},
    { companion: async (topic, query) => (topic === 'mood' ? { mood: 'calm', query } : undefined) },
  )
  expect(await ask('mood?of=ann&locale=en')).toEqual({
    status: 200,
    body: { mood: 'calm', query: { of: 'ann', locale: 'en' } },
  })
  expect(await ask('weather')).toEqual({ status: 200, body: {} })
  expect((await ask('mood', { origin: 'http://elsewhere.example' })).status).toBe(403)
})

it('has nothing to tell without a companion', async () => {
  emulator = await stage()
  expect(await ask('mood')).toEqual({ status: 200, body: {} })
})

it('says so when the app under test fails to answer', async () => {
  emulator = await stage({}, { companion: () => Promise.reject(new Error('out of sorts')) })
  expect(await ask('mood')).toEqual({ status: 500, body: { error: 'out of sorts' } })
})

it('tells open pages of what the app announces', async () => {
  emulator = await stage()
  const stream = await fetch(`${emulator.url}/_control/stream`)
  emulator.announce('companion')
  let heard = ''
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  while (reader !== undefined && !heard.includes('"companion"')) heard += (await reader.read()).value ?? ''
  await reader?.cancel()
  expect(heard).toContain('data: {"kind":"companion"')
})
