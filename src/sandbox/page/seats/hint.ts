import * as z from 'zod/mini'

const turn = z.object({
  code: z.string(),
  stream: z.string(),
  title: z.string(),
  what: z.string(),
  label: z.string(),
  /** Days to the last day, in words. */
  due: z.string(),
  days: z.nullable(z.number()),
  light: z.string(),
  decides: z.boolean(),
  pressing: z.boolean(),
})
/** Something that waits for a person. */
export type Turn = z.infer<typeof turn>

export const hint = z.object({
  openId: z.string(),
  role: z.string(),
  /** By which the people of a group are ordered. */
  rank: z.number(),
  duties: z.array(z.string()),
  turn: z.array(turn),
})
/** What the app under test tells of a person. */
export type Hint = z.infer<typeof hint>
export type Hints = ReadonlyMap<string, Hint>

/** From one state of the hints to the next. */
export interface Step {
  readonly before: Hints
  readonly after: Hints
  /** Instant (UTC ms) of `before`. */
  readonly since: number
}
