import { type DestinationStream, pino } from 'pino'
import type { Log } from '../lark/log.ts'

/**
 * The service's log: one JSON line a record, `event` and fixed fields only. `level` is a pino level; `out` defaults to
 * standard output.
 */
export function openLog(level: string, out?: DestinationStream): Log {
  const options = { level, base: null, messageKey: 'event' }
  const logger = out === undefined ? pino(options) : pino(options, out)
  return {
    debug: (event, fields = {}) => logger.debug(fields, event),
    info: (event, fields = {}) => logger.info(fields, event),
    warn: (event, fields = {}) => logger.warn(fields, event),
    error: (event, fields = {}) => logger.error(fields, event),
  }
}
