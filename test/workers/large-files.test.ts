import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMoment, problemOf } from '../scenarios/steps.ts'
import { Town } from '../scenarios/town.ts'

const UNIT = '建设交通局巡察整改工作群'
const OWNER = '廖望山'
/** A part of an upload in parts. */
const PART = 5 * 1024 * 1024

let town: Town
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
})
afterAll(() => town.close())

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
/** Bytes that no two parts of a file have alike. */
const bytesOf = (length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at + 4 <= length; at += 4) bytes.writeUInt32LE((at * 2_654_435_761) % 2 ** 32, at)
  return bytes
}
const stored = (): readonly string[] =>
  readdirSync(join(town.dataDir, 'evidence')).map((name) => {
    const hash = hashOf(readFileSync(join(town.dataDir, 'evidence', name)))
    expect(name.endsWith(`-${hash}`)).toBe(true)
    return hash
  })

describe('evidence that goes up in parts', () => {
  it('is there whole, once, under the hash of its bytes, and nothing is left beside it', async () => {
    const files = [PART - 1, PART, 2 * PART + 12_345].map(bytesOf)
    for (const [n, bytes] of [...files, files[1] ?? Buffer.alloc(0)].entries())
      await town.emulator.chat(UNIT).sends(OWNER, { name: `${n}.pdf`, bytes })
    await town.quiet()
    await town.says(OWNER, '/佐证 RW-003-1', UNIT)
    for (let turns = 0; turns < 4; turns += 1) await aMoment(town)
    const taken = problemOf(town, 'WT-003').evidence.flatMap(({ file }) => file ?? [])
    expect(new Set(stored())).toEqual(new Set(taken.map(({ hash }) => hash)))
    expect(new Set(stored()).size).toBe(stored().length)
    expect(new Set(stored())).toEqual(new Set(files.map(hashOf)))
  })
})
