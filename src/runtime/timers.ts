import { performance } from 'node:perf_hooks'
import type { Timers } from '../lark/timers.ts'

/** Real time of this process. A waiting timer does not keep the process alive. */
export const systemTimers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
  elapsed: () => performance.now(),
}
