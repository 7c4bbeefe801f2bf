import { type Brand, brand } from '../../domain/kernel/brand.ts'

/**
 * What a failure calls for. `retry`: the same bytes again, not before `afterMs`; with `hold: 'api'` all calls of the
 * kind wait, with `hold: 'messages'` all that send one, with `hold: 'lane'` its chat gets fewer. `newMessage`: the
 * message answered or patched is out of reach. `giveUp`: `tell` = who must know.
 */
export type Disposition =
  | { readonly kind: 'retry'; readonly afterMs?: number; readonly hold?: 'api' | 'messages' | 'lane' }
  | { readonly kind: 'newMessage' }
  | { readonly kind: 'giveUp'; readonly tell: 'office' | 'log' }

const retry = (afterMs: number): Disposition => ({ kind: 'retry', afterMs })
const TOO_MANY: Disposition = { kind: 'retry', afterMs: 1000, hold: 'api' }
const TOO_MANY_MESSAGES: Disposition = { kind: 'retry', afterMs: 1000, hold: 'messages' }
const TOO_MANY_HERE: Disposition = { kind: 'retry', afterMs: 1000, hold: 'lane' }
/** A setting of the app stands in the way; somebody may be mending it. */
const MISCONFIGURED = retry(5 * 60_000)
const NEW_TOKEN = retry(1000)
const NEW_MESSAGE: Disposition = { kind: 'newMessage' }
const TELL: Disposition = { kind: 'giveUp', tell: 'office' }
const LOG: Disposition = { kind: 'giveUp', tell: 'log' }

/** Every code of lark-platform.md 3.12, those of 3.2, 3.7 and 5 that our calls meet, and our own names. */
const TABLE: Readonly<Record<string, Disposition>> = {
  // Messages
  230001: TELL,
  230002: TELL,
  230003: LOG,
  230006: MISCONFIGURED,
  230011: NEW_MESSAGE,
  230012: NEW_MESSAGE,
  230013: TELL,
  230015: TELL,
  230016: LOG,
  230017: TELL,
  230018: TELL,
  230019: NEW_MESSAGE,
  230020: TOO_MANY_HERE,
  230022: TELL,
  230023: LOG,
  230024: TELL,
  230025: TELL,
  230027: TELL,
  230028: TELL,
  230029: TELL,
  230031: NEW_MESSAGE,
  230034: TELL,
  230035: TELL,
  230038: TELL,
  230049: retry(2000),
  230050: NEW_MESSAGE,
  230053: TELL,
  230054: NEW_MESSAGE,
  230055: TELL,
  230071: NEW_MESSAGE,
  230075: TELL,
  230099: TELL,
  230110: NEW_MESSAGE,
  // Chats
  232006: TELL,
  232009: TELL,
  232011: TELL,
  // Files in messages
  234001: TELL,
  234002: TELL,
  234003: TELL,
  234004: TELL,
  234006: TELL,
  234009: TELL,
  234010: TELL,
  234037: TELL,
  234038: TELL,
  234040: TELL,
  234043: TELL,
  // Gateway and token
  9499: TELL,
  10003: TELL,
  10014: MISCONFIGURED,
  10015: MISCONFIGURED,
  11232: TOO_MANY_MESSAGES,
  11233: TOO_MANY_HERE,
  11247: TOO_MANY_MESSAGES,
  99991400: TOO_MANY,
  99991401: MISCONFIGURED,
  99991661: NEW_TOKEN,
  99991662: MISCONFIGURED,
  99991663: NEW_TOKEN,
  99991664: NEW_TOKEN,
  99991668: NEW_TOKEN,
  99991671: NEW_TOKEN,
  99991672: TELL,
  99991673: MISCONFIGURED,
  99991677: NEW_TOKEN,
  99991679: TELL,
  99992351: TELL,
  99992361: TELL,
  99992364: TELL,
  99992402: TELL,
  // Transport
  unreachable: retry(2000),
  timeout: retry(1000),
  connectionLost: retry(500),
  stalled: retry(1000),
  empty: TELL,
  tooLarge: TELL,
  internal: retry(5000),
  // HTTP answers without a code that we know
  'http-408': retry(1000),
  'http-425': retry(1000),
  'http-429': TOO_MANY,
}

/** A server in trouble, or a page that says that all is well: either passes by itself. */
const PASSING = /^http-[25]\d\d$/
/** The platform never answers without a code: somebody on the way there did, and will again. */
const NOT_THE_PLATFORM = /^http-\d+$/

/** Sorts a code; an unknown one of the platform is final. */
export function dispositionOf(code: string): Disposition {
  const known = Object.hasOwn(TABLE, code) ? TABLE[code] : undefined
  if (known !== undefined) return known
  if (PASSING.test(code)) return retry(1000)
  return NOT_THE_PLATFORM.test(code) ? MISCONFIGURED : TELL
}

/** A code as a label: one of the table, `ok`, or what kind of answer it was. */
export type CodeLabel = Brand<string, 'CodeLabel'>

/** Closes the set: the platform has more codes than anybody has listed, and gateways answer with any status. */
export const codeLabel = (code: string): CodeLabel => {
  if (code === 'ok' || isKnownCode(code)) return brand(code)
  const status = /^http-([1-5])(\d\d|xx)$/.exec(code)?.[1]
  return brand(status === undefined ? 'other' : `http-${status}xx`)
}

export const isKnownCode = (code: string): boolean => Object.hasOwn(TABLE, code)
