import type { Store } from './state/store.ts'

/** Only what never comes is waited for so long: beside other programs an answer may take seconds. */
const USUAL_MS = 15_000

/** Resolves with what `look` finds, asked again after every change; rejects after `timeoutMs` of real time. */
export function waitFor<T>(
  store: Store,
  look: () => T | undefined,
  options: { timeoutMs?: number; what?: string },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = store.onChange(() => setImmediate(check))
    const every = setInterval(check, 25)
    const end = setTimeout(() => {
      leave()
      reject(new Error(`Waited in vain for ${options.what ?? 'a change'}.`))
    }, options.timeoutMs ?? USUAL_MS)
    function leave(): void {
      stop()
      clearInterval(every)
      clearTimeout(end)
    }
    function check(): void {
      try {
        const found = look()
        if (found === undefined) return
        leave()
        resolve(found)
      } catch (error) {
        leave()
        reject(error)
      }
    }
    check()
  })
}
