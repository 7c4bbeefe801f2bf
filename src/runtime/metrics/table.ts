import { RUNG_IDS } from '../../domain/nudge/rungs.ts'
import type { Measured, Metered } from '../../lark/meters.ts'
import { CALL_NAMES } from '../../lark/outbound/call-name.ts'
import { type CodeLabel, codeLabel } from '../../lark/outbound/codes.ts'

/** All values of a label, or, where they are too many to have from the start, whether a value is one of them. */
type Values<Label extends string> = [Label] extends [CodeLabel]
  ? (value: string) => boolean
  : readonly Label[]

interface Row<Labels> {
  /** Without the prefix; the unit is in it. */
  readonly name: string
  readonly help: string
  readonly labels: { readonly [Label in keyof Labels]: Values<Labels[Label] & string> }
}

/** Every member of a union; the compiler checks that none is missing where the union is named. */
const every = <Label extends string>(all: Readonly<Record<Label, true>>): readonly Label[] => {
  const labels: Label[] = []
  for (const label in all) labels.push(label)
  return labels
}

const KINDS = every<Metered['events']['kind']>({
  message: true,
  click: true,
  recalled: true,
  botAdded: true,
  botRemoved: true,
  memberAdded: true,
  memberRemoved: true,
  other: true,
})
const CALLS = every(CALL_NAMES)

/** Every counter. */
export const COUNTERS: { readonly [Name in keyof Metered]: Row<Metered[Name]> } = {
  events: {
    name: 'events_total',
    help: 'Events of the platform, by kind and what became of them.',
    labels: {
      kind: KINDS,
      outcome: every<Metered['events']['outcome']>({
        handled: true,
        repeated: true,
        ignored: true,
        malformed: true,
        failed: true,
      }),
    },
  },
  webhooksRefused: {
    name: 'webhooks_refused_total',
    help: 'Calls of the webhook turned away, by why they did not verify.',
    labels: {
      reason: every<Metered['webhooksRefused']['reason']>({
        notJson: true,
        notEncrypted: true,
        undecipherable: true,
        badChallenge: true,
        noSignature: true,
        badSignature: true,
        stale: true,
        badToken: true,
        badApp: true,
        badTenant: true,
        tooLarge: true,
        hungUp: true,
        crowded: true,
      }),
    },
  },
  platformCalls: {
    name: 'platform_calls_total',
    help: 'Requests to the platform, by API and code of the answer.',
    labels: { call: CALLS, code: (value) => codeLabel(value) === value },
  },
  undelivered: {
    name: 'undelivered_total',
    help: 'Calls that were given up, by kind.',
    labels: {
      call: every<Metered['undelivered']['call']>({
        create: true,
        reply: true,
        patch: true,
        urgent: true,
        react: true,
        download: true,
        lookup: true,
      }),
    },
  },
  nudges: {
    name: 'nudges_total',
    help: 'Nudges on daily cards, by rung of the ladder.',
    labels: { rung: RUNG_IDS },
  },
  digests: {
    name: 'digests_total',
    help: 'Weekly digests, by step.',
    labels: { step: every<Metered['digests']['step']>({ frozen: true, released: true }) },
  },
  proposalLines: {
    name: 'proposal_lines_total',
    help: 'Updates read from messages, by what became of them.',
    labels: {
      outcome: every<Metered['proposalLines']['outcome']>({
        proposed: true,
        confirmed: true,
        dismissed: true,
        lapsed: true,
        superseded: true,
        withdrawn: true,
        undone: true,
      }),
    },
  },
  secretsRefused: {
    name: 'secrets_refused_total',
    help: 'Messages and forms that the filter of secrets turned away.',
    labels: {},
  },
  gaps: {
    name: 'gaps_total',
    help: 'Times in which no events came in, by whether the office was told.',
    labels: { told: every<Metered['gaps']['told']>({ yes: true, no: true }) },
  },
  messagesReadBack: {
    name: 'messages_read_back_total',
    help: 'Messages that never came as events and were read from the chats.',
    labels: {},
  },
}

/** Seconds; the goals are 0.1 and 3 (contract.md 5). */
const ANSWER_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3]
const CALL_SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** Every histogram with the upper bounds of its buckets. */
export const HISTOGRAMS: {
  readonly [Name in keyof Measured]: Row<Measured[Name]> & { readonly buckets: readonly number[] }
} = {
  commitBatch: {
    name: 'commit_batch_events',
    help: 'Events in one commit.',
    labels: {},
    buckets: [1, 2, 4, 8, 16, 32, 64, 128],
  },
  answer: {
    name: 'answer_seconds',
    help: 'From taking an event in to its answer, after the commit.',
    labels: { kind: KINDS },
    buckets: ANSWER_SECONDS,
  },
  platformCall: {
    name: 'platform_call_seconds',
    help: 'Requests to the platform, until the answer or its head.',
    labels: { call: CALLS },
    buckets: CALL_SECONDS,
  },
}
