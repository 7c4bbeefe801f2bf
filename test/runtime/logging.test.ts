import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { failureFields } from '../../src/lark/log.ts'
import { openLog } from '../../src/runtime/logging.ts'

const logged = (level: string) => {
  const lines: string[] = []
  const log = openLog(level, { write: (line: string) => void lines.push(line) })
  return { lines, log }
}

describe('the log', () => {
  it('is one JSON line a record', () => {
    const { lines, log } = logged('info')
    log.warn('call_failed', { code: '230020', afterMs: 1000 })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'call_failed', code: '230020', afterMs: 1000 })
    expect(lines[0]?.trimEnd()).not.toContain('\n')
  })

  it.runIf(existsSync('/dev/full'))('that cannot be written ends nothing: its disk is full', () => {
    const full = openSync('/dev/full', 'w')
    onTestFinished(() => closeSync(full))
    const log = openLog('info', full)
    for (let line = 0; line < 3; line += 1) expect(() => log.error('call_failed')).not.toThrow()
  })

  it('that is not read for a while loses nothing of what it said meanwhile, nor its order', async () => {
    const script = `import { openLog } from './src/runtime/logging.ts'
      const log = openLog('info')
      for (let n = 0; n < 4000; n += 1) log.info('line', { n, words: '整改'.repeat(10) })
      setTimeout(() => process.exit(), 30_000)`
    const program = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script])
    onTestFinished(() => void program.kill('SIGKILL'))
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const numbers: unknown[] = []
    for await (const line of createInterface(program.stdout)) {
      numbers.push(Object(JSON.parse(line)).n)
      if (numbers.length === 4000) break
    }
    expect(numbers).toEqual(Array.from({ length: 4000 }, (_, n) => n))
  })

  it('keeps to its level', () => {
    const { lines, log } = logged('error')
    log.info('connection_ready')
    expect(lines).toEqual([])
  })

  it('tells of an error where it was thrown, not what it said', () => {
    const fields = failureFields(new RangeError('“secret words”\n    at a line of a message'))
    expect(JSON.stringify(fields)).toContain('RangeError')
    expect(JSON.stringify(fields)).toContain('logging.test.ts')
    expect(JSON.stringify(fields)).not.toContain('secret')
    expect(JSON.stringify(fields)).not.toContain('a line of a message')
    expect(failureFields('secret')).toEqual({ error: 'string' })
  })
})
