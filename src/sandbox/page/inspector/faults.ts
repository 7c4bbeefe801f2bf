import { computed, signal } from '@preact/signals'
import { ask, tell } from '../platform/calls.ts'
import { inOrder } from '../platform/in-order.ts'
import { onStream } from '../platform/stream.ts'
import type { FaultName } from './fault-words.ts'
import { type PlatformState, stateAnswer } from './shapes.ts'

/** What disturbs the platform and which bots it reaches; undefined until it was read. */
export const platform = signal<PlatformState | undefined>(undefined)

/** A switch of the panel: how it is told from the platform's state, and what sets it. */
interface FaultSwitch {
  readonly name: FaultName
  readonly isOn: (state: PlatformState) => boolean
  readonly set: (on: boolean, state: PlatformState) => unknown
}

const SLOW_MS = 2000
/** So that some calls get through and the recovery can be watched. */
const SHARE = 0.6

const disturbing = (name: FaultName, kind: string, fault: object): FaultSwitch => ({
  name,
  isOn: ({ faults }) => faults.some((each) => each.kind === kind),
  set: (on, { faults }) => {
    const others = faults.filter((each) => each.kind !== kind)
    return { faults: on ? [...others, { kind, ...fault }] : others }
  },
})

export const FAULTS: readonly FaultSwitch[] = [
  disturbing('slow', 'latency', { latencyMs: SLOW_MS }),
  disturbing('rateLimited', 'rate_limited', { rate: SHARE }),
  disturbing('broken', 'status', { status: 500, rate: SHARE }),
  {
    name: 'down',
    isOn: ({ switches }) => switches.platformDown,
    set: (on) => ({ switches: { platformDown: on } }),
  },
  {
    name: 'twice',
    isOn: ({ switches }) => switches.duplicateEvents > 0,
    set: (on) => ({ switches: { duplicateEvents: on ? 1 : 0 } }),
  },
  {
    name: 'shuffled',
    isOn: ({ switches }) => switches.reorderEvents,
    set: (on) => ({ switches: { reorderEvents: on } }),
  },
]

export const activeFaults = computed(() => {
  const state = platform.value
  return state === undefined ? [] : FAULTS.filter(({ isOn }) => isOn(state)).map(({ name }) => name)
})

/** Bots over the long connection that have none. */
export const awayBots = computed(
  () => platform.value?.apps.filter(({ pushed, connections }) => !pushed && connections === 0) ?? [],
)

let setting: Promise<void> = Promise.resolve()

/** One after the other: each switch is set beside those that were set before it. */
function change(asked: (state: PlatformState) => unknown): Promise<void> {
  const done = setting.then(async () => {
    const state = platform.value
    if (state === undefined) return
    await tell('faults', asked(state))
    await readState()
  })
  setting = done.catch(() => undefined)
  return done
}

export function setFault({ set }: FaultSwitch, on: boolean): Promise<void> {
  return change((state) => set(on, state))
}

export function calmDown(): Promise<void> {
  return change(() => ({ clear: true }))
}

/** Cuts every bot's long connection once. */
export async function cutConnections(): Promise<void> {
  for (const { appId } of platform.value?.apps ?? []) await tell('connections', { app: appId, do: 'drop' })
}

const TOLD = new Set(['faults', 'connection', 'reopened', 'reset'])

const inTurn = inOrder()

export function readState(): Promise<void> {
  return inTurn(ask('state'), (answer) => {
    platform.value = stateAnswer.parse(answer)
  })
}

onStream(({ kind }) => {
  // The stream calls again when the emulator is back.
  if (TOLD.has(kind)) readState().catch(() => undefined)
})
