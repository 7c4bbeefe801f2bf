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

/** The metrics of one service (contract.md 2). */
export const openMetrics = (): Metrics => {
  const registry = new Registry()
  return {
    meters: recorder(registry),
    expose: (deps) => {
      const present = gauges(registry, deps)
      return {
        contentType: registry.contentType,
        text: async () => {
          await present.read()
          return `${await registry.metrics()}\n${await processMetrics().metrics()}`
        },
        close: present.close,
      }
    },
  }
}
