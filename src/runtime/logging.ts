import { type DestinationStream, destination, pino } from 'pino'
import type { Log } from '../lark/log.ts'

const STANDARD_OUTPUT = 1
/** Kept of lines that could not be written, characters; what is more is lost. */
const MOST_KEPT = 1024 * 1024

/**
 * Lines are written at once. Whoever reads them may have gone, or his disk be full: that neither ends the service nor,
 * as pino's own flush at the exit would, keeps it from ending.
 */
const patient = (fd: number): DestinationStream => {
  const lines = destination({ dest: fd, sync: true, maxLength: MOST_KEPT })
  lines.on('error', () => undefined)
  return lines
}

/**
 * The service's log: one JSON line a record, `event` and fixed fields only. `level` is a pino level; `out` is a stream or
 * a file descriptor.
 */
export function openLog(level: string, out: DestinationStream | number = STANDARD_OUTPUT): Log {
  const options = { level, base: null, messageKey: 'event' }
  const logger = pino(options, typeof out === 'number' ? patient(out) : out)
  return {
    debug: (event, fields = {}) => logger.debug(fields, event),
    info: (event, fields = {}) => logger.info(fields, event),
    warn: (event, fields = {}) => logger.warn(fields, event),
    error: (event, fields = {}) => logger.error(fields, event),
  }
}
