import { closeSync, existsSync, openSync } from 'node:fs'
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
