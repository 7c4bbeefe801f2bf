import { z } from 'zod'
import { isKnownCode } from './codes.ts'
import { refusalBody } from './refusal-body.ts'

/** A call that brought nothing. Holds no text of ours or the platform's, so it may be logged. */
export interface Failure {
  /** The platform's code (lark-platform.md 3.12), `http-502`, or the name of a transport failure. */
  readonly code: string
  /** Whether the platform may have acted on the call. */
  readonly reached: 'no' | 'maybe'
  /** How long the platform asks to wait, ms (lark-platform.md 3.13). */
  readonly waitMs: number | null
  /** How many such calls the platform permits, where it refused one as too many (3.13). */
  readonly limit?: number
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

/** Failures of the transport before anything was sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EHOSTDOWN',
])
const TIMED_OUT = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ERR_CANCELED'])
const TOKEN_PATH = '/auth/v3/'
const TOKEN_REFUSED = /^failed to get \w+, code: (\w+)/
/** How the SDK tells of an answer that has neither a token nor a reason. */
const NO_REASON = new Set(['0', 'unknown'])
/** Its windows are minutes at most; a header of days, of a gateway or by mistake, must not silence us for days. */
const LONGEST_WAIT_MS = 10 * 60_000

const body = z.object({ code: z.number() })

/** Whether a body is the platform's: there is always a code in it. */
export const isAnswer = (data: unknown): boolean => body.safeParse(data).success

/** Somebody on the way answered in the platform's place, a portal or a proxy, and said that all was well. */
export class NotThePlatform extends Error {
  readonly isAxiosError = true
  readonly config: { readonly url: string }
  readonly response: { readonly status: number; readonly data: string; readonly headers: object }

  constructor(status: number, url: string) {
    super('not the platform')
    this.config = { url }
    this.response = { status, data: '', headers: {} }
  }
}

const thrownForm = z.object({
  isAxiosError: z.literal(true),
  code: z.string().optional().catch(undefined),
  config: z.object({ url: z.string().catch('') }).catch({ url: '' }),
  response: z
    .object({
      status: z.number(),
      data: z.unknown().optional(),
      headers: z.object({
        'x-ogw-ratelimit-reset': z.coerce.number().positive().optional().catch(undefined),
        'x-ogw-ratelimit-limit': z.coerce.number().int().positive().optional().catch(undefined),
      }),
    })
    .optional()
    .catch(undefined),
})
type Thrown = z.infer<typeof thrownForm>
type Answer = NonNullable<Thrown['response']>

/** The failure in an answer of HTTP 200, or undefined: the SDK returns those (lark-sdk-notes.md 3). */
export function failureIn(answer: unknown): Failure | undefined {
  if (answer === null || answer === undefined) return answered('empty')
  const read = body.safeParse(answer)
  if (!read.success || read.data.code === 0) return undefined
  return answered(String(read.data.code))
}

/** A refused download has its error in a stream, which is read once. */
const known = new WeakMap<object, Promise<Failure>>()

/** What a thrown error says about the call; rethrows what is no failure of the call. */
export function failureOf(thrown: unknown): Promise<Failure> {
  if (typeof thrown !== 'object' || thrown === null) return failureFrom(thrown)
  const failure = known.get(thrown) ?? failureFrom(thrown)
  known.set(thrown, failure)
  return failure
}

async function failureFrom(thrown: unknown): Promise<Failure> {
  const read = thrownForm.safeParse(thrown)
  if (read.success) {
    const { response } = read.data
    // Of an answer that broke off there is a status, but nothing that it says.
    return response?.data === undefined ? unanswered(read.data) : refusal(read.data, response)
  }
  const token = thrown instanceof Error ? TOKEN_REFUSED.exec(thrown.message)?.[1] : undefined
  if (token !== undefined) return answered(NO_REASON.has(token) ? 'http-200' : token)
  throw thrown
}

const answered = (code: string): Failure => ({ code, reached: 'no', waitMs: null })

async function refusal(thrown: Thrown, answer: Answer): Promise<Failure> {
  const read = body.safeParse(await refusalBody(answer.data))
  const reset = answer.headers['x-ogw-ratelimit-reset']
  const code = codeOf(answer.status, read.success ? String(read.data.code) : undefined)
  const doubtful = DOUBTFUL.test(code) && !thrown.config.url.includes(TOKEN_PATH)
  const limit = answer.headers['x-ogw-ratelimit-limit']
  return {
    code,
    reached: doubtful ? 'maybe' : 'no',
    waitMs: reset === undefined ? null : Math.min(Math.ceil(reset * 1000), LONGEST_WAIT_MS),
    ...(limit === undefined ? {} : { limit }),
  }
}

/** Only a refusal tells that nothing was done: somebody on the way may say anything else of what the platform took. */
const DOUBTFUL = /^http-(?:[1235]\d\d|408)$/
const PASSING = new Set([408, 425, 429])

/** A code that says nothing to us does not hide a status that passes, and the platform sends nobody elsewhere. */
function codeOf(status: number, code: string | undefined): string {
  if (code === undefined || status < 400) return `http-${status}`
  return isKnownCode(code) || (status < 500 && !PASSING.has(status)) ? code : `http-${status}`
}

function unanswered(thrown: Thrown): Failure {
  const code = thrown.code ?? ''
  const forToken = thrown.config.url.includes(TOKEN_PATH)
  return {
    code: NEVER_SENT.has(code) ? 'unreachable' : TIMED_OUT.has(code) ? 'timeout' : 'connectionLost',
    reached: forToken || NEVER_SENT.has(code) ? 'no' : 'maybe',
    waitMs: null,
  }
}
