import type { CliContext } from './context.ts'

const EVERY_MS = 1000

/** A plain line on stderr once a second, so that long work is seen and short work says nothing. */
export const progressLine = (
  { now, err }: CliContext,
  what: string,
): ((done: number, total: number) => void) => {
  let last: number = now()
  return (done, total) => {
    const at = now()
    if (at - last < EVERY_MS) return
    last = at
    err(`${what}: ${done} of ${total}`)
  }
}

/** The same for work that has several parts, each with its own count. */
export const progressOf = (
  context: CliContext,
  work: string,
): ((what: string, done: number, total: number) => void) => {
  const lines = new Map<string, ReturnType<typeof progressLine>>()
  return (what, done, total) => {
    const line = lines.get(what) ?? progressLine(context, `${work}, ${what}`)
    lines.set(what, line)
    line(done, total)
  }
}
