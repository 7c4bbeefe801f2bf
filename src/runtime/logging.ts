import process from 'node:process'
import { type DestinationStream, pino } from 'pino'
import type { Log } from '../lark/log.ts'
import { PatientLines } from './patient-lines.ts'

const STANDARD_OUTPUT = 1
/** How often what waits is offered again while nothing more is said, ms. */
const AGAIN_MS = 250

const lostLine = (lines: number): string => {
  const told = { level: pino.levels.values.warn, time: Date.now(), lines, event: 'log_lines_lost' }
  return `${JSON.stringify(told)}\n`
}

/** What waits is offered now and then, and once more at the exit: standard output is there to the end. */
const standardOutput = (): DestinationStream => {
  let isPlanned = false
  let hasWaited = false
  const again = (): void => {
    if (isPlanned) return
    isPlanned = true
    setTimeout(() => {
      isPlanned = false
      lines.offer()
      if (lines.isWaiting) again()
    }, AGAIN_MS).unref()
  }
  const waits = (): void => {
    again()
    if (!hasWaited) process.once('exit', () => lines.offer())
    hasWaited = true
  }
  const lines = new PatientLines(STANDARD_OUTPUT, { lostLine, waits })
  return lines
}

/**
 * The service's log: one JSON line a record, `event` and fixed fields only. `level` is a pino level; `out` is a stream or
 * a file descriptor, standard output unless given.
 */
export function openLog(level: string, out: DestinationStream | number = standardOutput()): Log {
  const options = { level, base: null, messageKey: 'event' }
  const logger = pino(options, typeof out === 'number' ? new PatientLines(out, { lostLine }) : out)
  return {
    debug: (event, fields = {}) => logger.debug(fields, event),
    info: (event, fields = {}) => logger.info(fields, event),
    warn: (event, fields = {}) => logger.warn(fields, event),
    error: (event, fields = {}) => logger.error(fields, event),
  }
}
