import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { SCENARIOS } from './scenarios.ts'

it('every scenario runs in workerd too, or says why not', () => {
  const files = readdirSync(resolve(import.meta.dirname, '../scenarios'))
  const names = files
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -'.test.ts'.length))
  expect(new Set(Object.keys(SCENARIOS))).toEqual(new Set(names))
})
