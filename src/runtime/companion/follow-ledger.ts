import type { Journal } from '../../app/ports.ts'
import type { Emulator } from '../../sandbox/index.ts'

/** What belongs together arrives within this, ms. */
const TOGETHER_MS = 40

/**
 * Tells the open pages when the ledger has grown, once for all that happens together. The platform hears of every
 * entry: each is the answer to something that it delivered, or is followed by a message. Returns the way to stop.
 */
export const followLedger = (emulator: Emulator, head: () => ReturnType<Journal['head']> | undefined) => {
  let known = head()?.hash
  let timer: NodeJS.Timeout | undefined
  const look = (): void => {
    timer = undefined
    const hash = head()?.hash
    if (hash === known) return
    known = hash
    emulator.announce('companion')
  }
  const leave = emulator.onChange(({ kind }) => {
    if (kind !== 'companion') timer ??= setTimeout(look, TOGETHER_MS)
  })
  return (): void => {
    leave()
    clearTimeout(timer)
  }
}
