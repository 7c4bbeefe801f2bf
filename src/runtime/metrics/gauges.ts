import { Gauge, type Registry } from 'prom-client'
import type { OutboxRow } from '../../app/outbox.ts'
import type { Database } from '../../app/ports.ts'
import { LIGHTS } from '../../domain/lights/light.ts'
import { PROBLEM_STATE_KEYS } from '../../domain/problem/vocabulary.ts'
import { failureFields } from '../../lark/log.ts'
import type { Readiness } from '../../web/deps.ts'
import { PREFIX } from './recorder.ts'
import { keepStanding, type StandingDeps } from './standing.ts'

export interface GaugeDeps extends StandingDeps {
  readonly database: Database & {
    /** Its size. */
    bytes(): number
  }
  readonly inbound: {
    state(): Readiness['inbound']
    /** Real time without an event, ms. */
    silentMs(): number
  }
}

const PRIORITIES: Readonly<Record<OutboxRow['priority'], string>> = {
  0: 'answer',
  1: 'consequence',
  2: 'unasked',
}
const STATES: readonly Readiness['inbound']['state'][] = [
  'listening',
  'connecting',
  'connected',
  'reconnecting',
  'failed',
]

/** What is so at the moment of a scrape. Reads only; what a scrape costs does not grow with the ledger. */
export const gauges = (register: Registry, deps: GaugeDeps) => {
  const standing = keepStanding(deps)
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name: PREFIX + name, help, labelNames: [...labelNames], registers: [register] })

  const waiting = gauge('outbox_waiting', 'Calls that wait to be sent.', ['priority'])
  const oldest = gauge('outbox_oldest_seconds', 'Since when the oldest call could have been sent.', [
    'priority',
  ])
  const lines = gauge('proposal_lines_open', 'Updates read from messages that wait for their writers.')
  const entries = gauge('journal_entries', 'Entries of the journal.')
  const bytes = gauge('database_bytes', 'Size of the database.')
  const readable = gauge('ledger_readable', '1 while the ledger can be read; other gauges rest at 0.')
  const problems = gauge('problems', 'Problems by state.', ['state'])
  const lights = gauge('problems_by_light', 'Problems by light.', ['light'])
  const overdue = gauge('problems_overdue', 'Open problems past their effective deadline.')
  const counted = gauge('problems_counted_seconds', 'Age of the figures of problems.')
  const state = gauge('inbound_state', '1 for the state of the way in.', ['transport', 'state'])
  const silent = gauge('inbound_silent_seconds', 'Since the last event, or since the start before the first.')

  const readLedger = (): void => {
    deps.database.read((store) => {
      const now = deps.clock.now()
      const backlog = store.outbox.backlog()
      for (const priority of [0, 1, 2] as const) {
        const found = backlog.find((each) => each.priority === priority)
        const label = { priority: PRIORITIES[priority] }
        waiting.set(label, found?.rows ?? 0)
        oldest.set(label, Math.max(0, now - (found?.oldest ?? now)) / 1000)
      }
      lines.set(store.proposals.open())
      entries.set(store.journal.head().seq)
    })
    bytes.set(deps.database.bytes())
  }

  const readProblems = async (): Promise<void> => {
    const count = await standing.present()
    if (count === undefined) return
    for (const each of PROBLEM_STATE_KEYS) problems.set({ state: each }, count.states.get(each) ?? 0)
    for (const light of LIGHTS) lights.set({ light }, count.lights.get(light) ?? 0)
    // Red is what overdue means (domain.md 3.8).
    overdue.set(count.lights.get('red') ?? 0)
    counted.set((deps.timers.elapsed() - count.countedAt) / 1000)
  }

  return {
    /** Brings all gauges up to now. Never throws: what cannot be read is told by a gauge. */
    read: async (): Promise<void> => {
      const { transport, state: present } = deps.inbound.state()
      for (const each of STATES) state.set({ transport, state: each }, each === present ? 1 : 0)
      silent.set(deps.inbound.silentMs() / 1000)
      await readProblems()
      try {
        readLedger()
        readable.set(1)
      } catch (error) {
        readable.set(0)
        deps.log.warn('ledger_unreadable', failureFields(error))
      }
    },
    close: standing.close,
  }
}
