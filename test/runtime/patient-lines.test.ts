import { spawnSync } from 'node:child_process'
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { openLog } from '../../src/runtime/logging.ts'
import { smallDisk } from '../process/disk.ts'
import { temporaryFolder } from '../storage/stage.ts'

const WORDS = '整改'.repeat(12)
const lineForm = z.object({ event: z.string(), n: z.number().optional(), lines: z.number().optional() })

const opened = (path: string, flags: string | number): number => {
  const fd = openSync(path, flags)
  onTestFinished(() => closeSync(fd))
  return fd
}

/** What a full log holds after it could be written again: whole lines in order, a count of the lost, then the new. */
const expectOrder = (text: string, written: number, after: readonly number[]): void => {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => lineForm.parse(JSON.parse(line)))
  const told = lines.findIndex(({ event }) => event === 'log_lines_lost')
  const before = lines.slice(0, told)
  expect(before.map(({ n }) => n)).toEqual(before.map((_, n) => n))
  expect(lines[told]?.lines).toBe(written - before.length)
  expect(lines.slice(told + 1).map(({ n }) => n)).toEqual(after)
}

/** Lines of some 100 bytes from `from` up to `to`. */
const says = (log: ReturnType<typeof openLog>, from: number, to: number): void => {
  for (let n = from; n < to; n += 1) log.info('said', { n, words: WORDS })
}

const disk = smallDisk(1)
if (typeof disk === 'string') console.warn(`skipped: a log on a full disk; ${disk}`)
else disk.remove()

it.skipIf(typeof disk === 'string')(
  'a log on a disk that was full goes on when there is room, however much was to be written meanwhile',
  () => {
    const small = smallDisk(4)
    if (typeof small === 'string') throw new Error(small)
    onTestFinished(() => small.remove())
    const path = join(small.folder, 'log')
    const log = openLog('info', opened(path, 'w'))
    says(log, 0, 10)
    small.fill()
    says(log, 10, 20_000)
    small.free()
    says(log, 20_000, 20_003)
    expectOrder(readFileSync(path, 'utf8'), 20_000, [20_000, 20_001, 20_002])
  },
)

const fifo = (): string => {
  const path = join(temporaryFolder(), 'log')
  const { status, stderr } = spawnSync('mkfifo', [path], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return path
}
/** All that is in the pipe now. */
const drained = (fd: number): Buffer => {
  const parts: Buffer[] = []
  const part = Buffer.alloc(65_536)
  try {
    for (let bytes = readSync(fd, part); bytes > 0; bytes = readSync(fd, part))
      parts.push(Buffer.from(part.subarray(0, bytes)))
  } catch {
    // It is empty.
  }
  return Buffer.concat(parts)
}

it.skipIf(process.platform === 'win32')(
  'a log that nobody reads holds nobody up, and is whole when read',
  () => {
    const path = fifo()
    const reader = opened(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const log = openLog('info', opened(path, constants.O_WRONLY | constants.O_NONBLOCK))
    const began = performance.now()
    says(log, 0, 20_000)
    expect(performance.now() - began).toBeLessThan(3000)
    const parts = [drained(reader)]
    for (let n = 20_000; n < 20_040; n += 1) {
      says(log, n, n + 1)
      parts.push(drained(reader))
    }
    const text = Buffer.concat(parts).toString()
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => lineForm.parse(JSON.parse(line)))
    const lost = lines.flatMap(({ lines: count }) => count ?? []).reduce((sum, count) => sum + count, 0)
    const numbers = lines.flatMap(({ n }) => n ?? [])
    expect(numbers.length + lost).toBe(20_040)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    expect(numbers.at(-1)).toBe(20_039)
    expect(lost).toBeGreaterThan(1000)
  },
)
