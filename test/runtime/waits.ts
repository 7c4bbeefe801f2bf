import type { Timers } from '../../src/lark/timers.ts'

/** Timers that wait until they are called. */
export class Waits implements Timers {
  readonly all: { ms: number; run: () => void; off: boolean }[] = []
  after(ms: number, run: () => void): () => void {
    const wait = { ms, run, off: false }
    this.all.push(wait)
    return () => {
      wait.off = true
    }
  }
  elapsed(): number {
    return 0
  }
  pending(): readonly number[] {
    return this.all.filter(({ off }) => !off).map(({ ms }) => ms)
  }
  /** Lets the wait of this length be over. */
  over(ms: number): void {
    const wait = this.all.find((each) => each.ms === ms && !each.off)
    if (wait === undefined) throw new Error(`nothing waits for ${ms}`)
    wait.off = true
    wait.run()
  }
}
