import process from 'node:process'
import { type DestinationStream, destination, pino } from 'pino'
import type { Log } from '../lark/log.ts'

const STANDARD_OUTPUT = 1
/** Kept of lines that could not be written, characters; what is more is lost. */
const MOST_KEPT = 1024 * 1024

/** How soon lines that waited for a reader are offered again, ms. */
const AGAIN_MS = 100

/**
 * Lines are written at once. Whoever reads them may have gone, or rest, or his disk be full: that neither ends the
 * service, nor holds it up, nor keeps it from ending. What it says meanwhile waits, up to a limit.
 */
const patient = (fd: number): DestinationStream => {
  // Once it is a stream a pipe makes nobody wait who writes to it; and what was never read is no failure.
  if (fd === STANDARD_OUTPUT) process.stdout.on('error', () => undefined)
  const lines = destination({ dest: fd, sync: true, maxLength: MOST_KEPT, retryEAGAIN: () => false })
  let isOffered = false
  lines.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EAGAIN' || isOffered) return
    isOffered = true
    const offer = (): void => {
      isOffered = false
      lines.write('')
    }
    setTimeout(offer, AGAIN_MS).unref()
  })
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
