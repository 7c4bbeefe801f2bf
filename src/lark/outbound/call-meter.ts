import type { Meters } from '../meters.ts'
import type { Timers } from '../timers.ts'
import { callNameOf } from './call-name.ts'
import { codeLabel } from './codes.ts'
import { failureIn, failureOf } from './failure.ts'

export interface CallMeter {
  readonly meters: Meters
  readonly timers: Pick<Timers, 'elapsed'>
}

interface Call {
  readonly method?: string | undefined
  readonly url?: string | undefined
}

/** Makes one HTTP request to the platform, counts it with the code of its answer, and times it. */
export const metered = async <T extends { readonly data: unknown }>(
  { meters, timers }: CallMeter,
  { method = 'GET', url = '' }: Call,
  run: () => Promise<T>,
): Promise<T> => {
  const call = callNameOf(method, url)
  const since = timers.elapsed()
  const tell = (code: string): void => {
    meters.add('platformCalls', { call, code: codeLabel(code) })
    meters.observe('platformCall', { call }, (timers.elapsed() - since) / 1000)
  }
  try {
    const response = await run()
    tell(failureIn(response.data)?.code ?? 'ok')
    return response
  } catch (thrown) {
    tell(await codeOf(thrown))
    throw thrown
  }
}

const codeOf = async (thrown: unknown): Promise<string> => {
  try {
    return (await failureOf(thrown)).code
  } catch {
    return 'internal'
  }
}
