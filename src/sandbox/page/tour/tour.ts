import { effect, signal } from '@preact/signals'
import { going } from '../parts/going.ts'
import { failed, toast } from '../parts/toasts.tsx'
import { ask, Refused } from '../platform/calls.ts'
import { onStream } from '../platform/stream.ts'
import { me } from '../session.ts'
import { platformNow, readClock } from '../time/clock.ts'
import { locale } from '../words/wording.ts'
import { doDeed } from './deeds.ts'
import { isPlayedHere, remember, remembered, rememberOver } from './memory.ts'
import { type Progress, type Script, script as scriptShape } from './shapes.ts'
import { isGiven } from './signs.ts'
import { words } from './words.ts'

/** What the tour shows: nothing, an offer, a step, or its end. */
export type Showing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'offer'; readonly script: Script; readonly kept: Progress | undefined }
  | { readonly kind: 'step'; readonly script: Script; readonly now: Progress; readonly before: string }
  | { readonly kind: 'end'; readonly script: Script; readonly before: string }

export const showing = signal<Showing>({ kind: 'nothing' })
/** The tour acts in the visitor's place. */
export const acting = signal(false)

/** So that what was just done can be seen before the next step covers it, ms. */
const LOOK_MS = 900
const SETTLE_MS = 120
const TOLD = new Set(['traffic', 'message', 'clock', 'reopened'])

/** On a first visit offers the tour; goes on where this window was before it was loaded anew. */
export async function offerTour(): Promise<void> {
  const kept = remembered()
  if (kept === 'over' || (kept !== undefined && !isPlayedHere())) return
  if (kept !== undefined) await enter(kept, '')
  else {
    const script = await readScript('')
    if (script !== undefined) showing.value = { kind: 'offer', script, kept: undefined }
  }
}

/** Offers the tour because somebody asked for it. */
export async function askForTour(): Promise<void> {
  const kept = remembered()
  const script = await readScript('').catch(failed)
  if (script === undefined) toast('info', words().none)
  else showing.value = { kind: 'offer', script, kept: kept === 'over' ? undefined : kept }
}

export function begin(): Promise<void> {
  return enter({ step: 0, since: platformNow(), memo: '' }, '')
}

/** To a step, or away from the tour. */
const { go } = going()

/** Goes on to a step; past the last one the tour has ended. */
export async function enter(now: Progress, before: string): Promise<void> {
  const wanted = go()
  const script = await readScript(now.memo)
  // Whoever has left meanwhile, or gone elsewhere, is not called back.
  if (script === undefined || !wanted()) return
  if (now.step >= script.steps.length) {
    rememberOver()
    showing.value = { kind: 'end', script, before }
    return
  }
  const here = { ...now, memo: script.memo }
  remember(here)
  showing.value = { kind: 'step', script, now: here, before }
  lookSoon()
}

export function next(before = ''): Promise<void> {
  const { value } = showing
  if (value.kind !== 'step') return Promise.resolve()
  const { step, memo } = value.now
  return enter({ step: step + 1, since: platformNow(), memo }, before)
}

export function leave(): void {
  const { kind } = showing.value
  go()
  rememberOver()
  showing.value = { kind: 'nothing' }
  if (kind !== 'end') toast('info', words().left)
}

/** Does the step in the visitor's place; its signs lead on as if he had done it himself. */
export async function doStep(): Promise<void> {
  const { value } = showing
  if (value.kind !== 'step' || acting.value) return
  acting.value = true
  try {
    const step = value.script.steps[value.now.step]
    // Whoever has just done it himself does not do it twice.
    if (step === undefined || (await isGiven(step.signs, value.now.since))) return
    for (const deed of step.deeds) await doDeed(deed)
  } catch (error) {
    if (error instanceof Refused) toast('warning', words().stuck)
    else failed(error)
  } finally {
    acting.value = false
    lookSoon()
  }
}

async function readScript(memo: string): Promise<Script | undefined> {
  try {
    return scriptShape.parse(await ask('companion/tour', { locale: locale.value, memo }))
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

let timer: ReturnType<typeof setTimeout> | undefined

function lookSoon(): void {
  if (showing.value.kind !== 'step' || timer !== undefined) return
  timer = setTimeout(() => {
    timer = undefined
    // The stream calls again when the emulator is back.
    look().catch(() => undefined)
  }, SETTLE_MS)
}

/** Whether the step is done: then, after a look at what came of it, the next one. */
async function look(): Promise<void> {
  const { value } = showing
  if (value.kind !== 'step' || acting.value) return
  const { now, script } = value
  const step = script.steps[now.step]
  if (step === undefined || !(await isGiven(step.signs, now.since)) || showing.value !== value) return
  await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  if (showing.value === value) await next(step.done)
}

onStream(({ kind }) => {
  if (!TOLD.has(kind)) return
  if (kind === 'clock') readClock().then(lookSoon, () => undefined)
  else lookSoon()
})

effect(() => {
  if (me.value !== '') lookSoon()
})

/** The steps are told in the page's language. */
let told = locale.value
effect(() => {
  if (locale.value === told) return
  told = locale.value
  const value = showing.peek()
  if (value.kind === 'step') enter(value.now, '').catch(failed)
  if (value.kind === 'offer' || value.kind === 'end')
    readScript('').then((script) => {
      if (script !== undefined && showing.value === value) showing.value = { ...value, script }
    }, failed)
})
