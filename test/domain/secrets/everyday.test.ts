import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { secretIn } from '../../../src/domain/secrets/secret.ts'

const CORPUS = join(import.meta.dirname, '../understanding/corpus')
const DEMO = join(import.meta.dirname, '../../../src/runtime/demo/demo-feedback.json')
const message = z.object({ text: z.string() })

function* strings(value: unknown, key = ''): Generator<{ readonly key: string; readonly text: string }> {
  if (typeof value === 'string') yield { key, text: value }
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) yield* strings(member, name)
}

const demo = [...strings(JSON.parse(readFileSync(DEMO, 'utf8')))]
const people = new Set(
  demo.filter(({ key, text }) => key === 'name' && text.length <= 4).map(({ text }) => text),
)
const firing = (texts: readonly string[]) => texts.filter((text) => secretIn(text, people) !== undefined)

describe('everyday rectification talk holds no secret', () => {
  it.each(readdirSync(CORPUS))('%s', (file) => {
    const lines = readFileSync(join(CORPUS, file), 'utf8').split('\n')
    const texts = lines
      .filter((line) => line.trim() !== '')
      .map((line) => message.parse(JSON.parse(line)).text)
    expect(texts.length).toBeGreaterThan(40)
    expect(firing(texts)).toEqual([])
  })

  it('the demo round', () => {
    const contacts = new Set(['mobile', 'email'])
    const texts = demo.filter(({ key }) => !contacts.has(key)).map(({ text }) => text)
    expect(texts.length).toBeGreaterThan(1000)
    expect(firing(texts)).toEqual([])
  })
})
