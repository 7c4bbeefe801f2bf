import type { Timers } from '../../lark/timers.ts'

/** Waits up to this are of the object in memory alone; longer ones are alarms, so that it may sleep meanwhile. */
const SHORT_MS = 60_000

/** An alarm may ring a little before its time. */
const EARLY_MS = 1000

/** An alarm that has not come to its end keeps the next one from ringing. */
const LONGEST_RINGING_MS = 30_000

/** Resolves with `work`, or sooner when it takes so long that the next alarm would be late; it then goes on. */
export const briefly = async (work: Promise<void>): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_RINGING_MS)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

interface Wait {
  readonly at: number
  readonly run: () => void
}

export interface ObjectTimers extends Timers {
  /** The alarm rang: does what is due. */
  ring(): void
}

/**
 * Waiting in a Durable Object. Behind everything that waits stands the object's one alarm: an object that was put to
 * sleep or ended is started by it, and finds in its rows what is due (architecture.md 1.2).
 * @param armed when the alarm is set to ring, as it stands in storage
 */
export const objectTimers = (
  storage: Pick<DurableObjectStorage, 'setAlarm'>,
  armed: number | null,
  unarmed: (thrown: unknown) => void,
): ObjectTimers => {
  const waits = new Set<Wait>()
  let alarm = armed ?? Number.POSITIVE_INFINITY

  const arm = (at: number): void => {
    if (at >= alarm) return
    alarm = at
    storage.setAlarm(at).catch((thrown: unknown) => {
      alarm = Number.POSITIVE_INFINITY
      unarmed(thrown)
    })
  }
  /** One that is waited for in memory is rung for only if the object should end before. */
  const ringFor = ({ at }: Wait, now: number): void => arm(Math.max(at, now + SHORT_MS))
  const finish = (wait: Wait): void => {
    if (waits.delete(wait)) wait.run()
  }

  return {
    after: (ms, run) => {
      const now = Date.now()
      const wait = { at: now + ms, run }
      waits.add(wait)
      const timer = ms < SHORT_MS ? setTimeout(() => finish(wait), ms) : undefined
      ringFor(wait, now)
      return () => {
        waits.delete(wait)
        clearTimeout(timer)
      }
    },
    elapsed: () => performance.now(),
    ring: () => {
      alarm = Number.POSITIVE_INFINITY
      const now = Date.now() + EARLY_MS
      for (const wait of [...waits]) if (wait.at <= now) finish(wait)
      for (const wait of waits) ringFor(wait, now)
    },
  }
}
