import * as z from 'zod/mini'

/** A tour as the app under test describes it: the page only plays it. */

const spot = z.object({
  at: z.enum(['seat', 'chat', 'composer', 'button', 'clock']),
  hint: z.string(),
  person: z.optional(z.string()),
  unless: z.optional(z.string()),
  chat: z.optional(z.string()),
  words: z.optional(z.string()),
  goal: z.optional(z.string()),
  whole: z.optional(z.boolean()),
  fresh: z.optional(z.boolean()),
  after: z.optional(z.number()),
})
/** A place on the page, there only while this person sits, this chat is open, and the clock has come so far. */
export type Spot = z.infer<typeof spot>

const deed = z.discriminatedUnion('do', [
  z.object({ do: z.literal('sit'), person: z.string(), chat: z.string() }),
  z.object({ do: z.literal('say'), by: z.string(), chat: z.string(), text: z.string() }),
  z.object({
    do: z.literal('press'),
    chat: z.string(),
    button: z.string(),
    tick: z.optional(z.boolean()),
    otherwise: z.optional(z.string()),
  }),
  z.object({ do: z.literal('clock'), to: z.number() }),
])
export type Deed = z.infer<typeof deed>

const sign = z.discriminatedUnion('sign', [
  z.object({ sign: z.literal('seated'), person: z.string() }),
  z.object({ sign: z.literal('said'), by: z.string(), chat: z.string(), words: z.string() }),
  z.object({
    sign: z.literal('pressed'),
    by: z.string(),
    chat: z.string(),
    name: z.optional(z.string()),
    answer: z.enum(['success', 'error']),
    after: z.optional(z.number()),
  }),
  z.object({ sign: z.literal('clock'), at: z.number() }),
])
export type Sign = z.infer<typeof sign>

const step = z.object({
  title: z.string(),
  text: z.string(),
  done: z.string(),
  spots: z.array(spot),
  deeds: z.array(deed),
  signs: z.array(sign),
})
export type Step = z.infer<typeof step>

export const script = z.object({
  /** Handed back with every later question, so that the people stay the same. */
  memo: z.string(),
  title: z.string(),
  intro: z.string(),
  end: z.string(),
  steps: z.array(step),
})
export type Script = z.infer<typeof script>

/** How far the visitor is. */
export const progress = z.object({ step: z.number(), since: z.number(), memo: z.string() })
export type Progress = z.infer<typeof progress>

/** As far as a sign is read from it. */
export const trafficAnswer = z.object({
  lines: z.array(
    z.object({
      kind: z.string(),
      by: z.string(),
      chatId: z.string(),
      text: z.string(),
      note: z.string(),
      at: z.number(),
    }),
  ),
})
