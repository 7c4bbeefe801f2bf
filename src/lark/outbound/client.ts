import { Client, CTenantAccessToken, DefaultCache, LoggerLevel } from '@larksuiteoapi/node-sdk'
import { silentLogger } from '../silent-logger.ts'
import type { CallMeter } from './call-meter.ts'
import { type Failure, failureIn, failureOf, type Result } from './failure.ts'
import { platformHttp } from './http.ts'
import type { SDK_GROUPS } from './sdk-groups.ts'

/** Of the SDK what there is in a build. */
export type Sdk = Pick<Client, (typeof SDK_GROUPS)[number] | 'request' | 'tokenManager'>

export interface PlatformOptions {
  readonly appId: string
  readonly appSecret: string
  /** Base URL of the platform, no slash at the end. */
  readonly domain: string
  /** Longest wait for an answer, ms; 5 s unless told otherwise. */
  readonly timeoutMs?: number
  readonly meter?: CallMeter
}

/** The platform's API by the SDK: 5 s timeout, nothing logged, failures as values. */
export interface PlatformClient {
  /**
   * Runs one SDK call. A token that the platform no longer takes is thrown away and the call made once more. Throws
   * only what is no failure of the call (a bug).
   */
  call<T>(run: (sdk: Sdk) => Promise<T>): Promise<Result<NonNullable<T>>>
  /** Whether the platform gives us a token; asks for one if there is none, once a second at most. */
  hasToken(): Promise<boolean>
}

/** The token was revoked, has expired, or was lost on the way (lark-platform.md 3.12). */
const TOKEN_CODES = new Set(['99991661', '99991663', '99991664', '99991668', '99991671', '99991677'])

export function platformClient(options: PlatformOptions): PlatformClient {
  const cache = new DefaultCache()
  const { appId, appSecret, domain } = options
  const sdk = new Client({
    appId,
    appSecret,
    domain,
    cache,
    httpInstance: platformHttp(options.timeoutMs, options.meter),
    logger: silentLogger,
    loggerLevel: LoggerLevel.fatal,
  })
  const forgetToken = () => cache.set(CTenantAccessToken, '', undefined, { namespace: appId })

  async function attempt<T>(run: (sdk: Sdk) => Promise<T>): Promise<Result<NonNullable<T>>> {
    try {
      const value = await run(sdk)
      const failure = failureIn(value)
      return value === null || value === undefined || failure !== undefined
        ? failed(failure)
        : { ok: true, value }
    } catch (thrown) {
      return failed(await failureOf(thrown))
    }
  }

  return {
    call: async (run) => {
      const first = await attempt(run)
      if (first.ok || !TOKEN_CODES.has(first.failure.code)) return first
      await forgetToken()
      return attempt(run)
    },
    hasToken: shared(
      async () => (await attempt((each) => each.tokenManager.getTenantAccessToken())).ok,
      options.meter?.timers.elapsed,
    ),
  }
}

/** Anybody may ask whether we are ready: he must not make us ask the platform each time that it refuses. */
const NO_AGAIN_MS = 1000

/** One question for all who ask at the same time; a no holds for a moment. */
const shared = (ask: () => Promise<boolean>, elapsed?: () => number): (() => Promise<boolean>) => {
  let asking: Promise<boolean> | undefined
  let refusedAt = Number.NEGATIVE_INFINITY
  const now = (): number => elapsed?.() ?? Number.POSITIVE_INFINITY
  return () => {
    if (now() - refusedAt < NO_AGAIN_MS) return Promise.resolve(false)
    asking ??= ask()
      .then((has) => {
        if (!has) refusedAt = now()
        return has
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }
}

const EMPTY: Failure = { code: 'empty', reached: 'no', waitMs: null }
const failed = (failure: Failure = EMPTY) => ({ ok: false, failure }) as const
