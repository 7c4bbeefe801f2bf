import { afterAll, beforeAll, expect, it } from 'vitest'
import { fuzzWebhook } from '../faults/webhook-fuzz.ts'
import { asksFor } from './answers.ts'
import { Town } from './town.ts'

const SEED = 20251024

let town: Town
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-24T09:00:00+08:00', transport: 'webhook' })
})
afterAll(() => town.close())

it('whatever is posted at the webhook breaks nothing, changes nothing and is not taken for the platform', async () => {
  const { posted, statuses, complaints } = await fuzzWebhook(town, SEED, (done) => done < 400)
  expect(complaints).toEqual([])
  expect(posted).toBe(400)
  expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '400', '401', '413']))
  expect(await asksFor(town, '廖望山', '/进度 RW-003-1 72%')).toBe('已登记 RW-003-1 进度 72%（上次 70%）。')
})
