import type { Fields, Log } from '../../lark/log.ts'

/** pino's numbers, so that the lines of both runtimes are read alike. */
const LEVELS = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 } as const

const isLevel = (level: string): level is keyof typeof LEVELS => Object.hasOwn(LEVELS, level)

/** The log as JSON lines on the console, for Workers Logs; `level` as for pino, `silent` for none. */
export const consoleLog = (level: string, bound: Fields): Log => {
  const least = isLevel(level) ? LEVELS[level] : Number.POSITIVE_INFINITY
  const line =
    (of: keyof typeof LEVELS) =>
    (event: string, fields: Fields = {}) => {
      if (LEVELS[of] >= least)
        console.log(JSON.stringify({ level: LEVELS[of], time: Date.now(), ...bound, ...fields, event }))
    }
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
}
