import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Meters } from '../../lark/meters.ts'
import type { Exposition } from '../../web/deps.ts'
import { type GaugeDeps, gauges } from './gauges.ts'
import { recorder } from './recorder.ts'

export interface Metrics {
  readonly meters: Meters
  /** What `/metrics` says; `close` before the database is closed. */
  expose(deps: GaugeDeps): Exposition & { close(): void }
}

let ofProcess: Registry | undefined

/** Of the process, so once for all services in it; measured from the first scrape on. */
const processMetrics = (): Registry => {
  if (ofProcess === undefined) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}

/**
 * The metrics of one service (contract.md 2).
 * @param tenant of several in one process, which is then not its own to tell of
 */
export const openMetrics = (tenant?: string): Metrics => {
  const register = new Registry()
  if (tenant !== undefined) register.setDefaultLabels({ tenant })
  return {
    meters: recorder(register),
    expose: (deps) => {
      const present = gauges(register, deps)
      return {
        contentType: register.contentType,
        text: async () => {
          await present.read()
          const own = await register.metrics()
          return tenant === undefined ? `${own}\n${await processMetrics().metrics()}` : own
        },
        close: present.close,
      }
    },
  }
}
