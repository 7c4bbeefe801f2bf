/**
 * Runs something with a signal to end it after `ms`, however busy it is. What it leaves behind, a stream, has all the time
 * that it takes.
 */
export const withDeadline = async <T>(ms: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const late = AbortSignal.timeout(ms)
  const ended = new AbortController()
  const end = (): void => ended.abort()
  late.addEventListener('abort', end)
  try {
    return await run(ended.signal)
  } finally {
    late.removeEventListener('abort', end)
  }
}
