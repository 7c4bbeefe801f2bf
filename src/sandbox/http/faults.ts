import { z } from 'zod'

/** A disturbance of API calls. `path` is a part of the path; `count` how many calls it hits (absent: all). */
export const faultSchema = z.object({
  kind: z.enum([
    'latency',
    'status',
    'code',
    'rate_limited',
    'drop_before',
    'drop_after',
    'no_answer',
    'no_answer_after',
  ]),
  path: z.string().optional(),
  method: z.string().optional(),
  /** Chance that a matching call is hit, 0 to 1. */
  rate: z.number().min(0).max(1).default(1),
  count: z.number().int().positive().optional(),
  latencyMs: z.number().nonnegative().default(0),
  status: z.number().int().default(500),
  code: z.number().int().default(1),
  resetSeconds: z.number().int().default(1),
})
export type Fault = z.input<typeof faultSchema>
type ActiveFault = z.output<typeof faultSchema>

export const switchesSchema = z.object({
  /** Nothing answers: calls are cut, events are not pushed, long connections are cut. */
  platformDown: z.boolean(),
  /** How often each event is delivered beyond the first time. */
  duplicateEvents: z.number().int().nonnegative().max(100),
  /** Events are held back and delivered in reversed pairs. */
  reorderEvents: z.boolean(),
  /** Events that arise get lost for good: they are neither pushed nor repeated, while everything else works. */
  loseEvents: z.boolean(),
})
export type Switches = z.infer<typeof switchesSchema>

const CALM: Switches = { platformDown: false, duplicateEvents: 0, reorderEvents: false, loseEvents: false }

/** Everything that can be made to go wrong. */
export class Faults {
  readonly #random: () => number
  #active: ActiveFault[] = []
  #switches: Switches = CALM

  constructor(random: () => number) {
    this.#random = random
  }

  get switches(): Switches {
    return this.#switches
  }

  list(): readonly ActiveFault[] {
    return this.#active
  }

  add(fault: Fault): void {
    this.#active.push(faultSchema.parse(fault))
  }

  /** These and no others. */
  replace(faults: readonly Fault[]): void {
    this.#active = faults.map((fault) => faultSchema.parse(fault))
  }

  set(switches: { readonly [Name in keyof Switches]?: Switches[Name] | undefined }): void {
    const given = Object.fromEntries(Object.entries(switches).filter(([, value]) => value !== undefined))
    this.#switches = switchesSchema.parse({ ...this.#switches, ...given })
  }

  clear(): void {
    this.#active = []
    this.#switches = CALM
  }

  /** The faults that hit this call; counts are used up. */
  strike(method: string, path: string): ActiveFault[] {
    const hits = this.#active.filter(
      (fault) =>
        (fault.path === undefined || path.includes(fault.path)) &&
        (fault.method === undefined || fault.method.toUpperCase() === method) &&
        this.#random() < fault.rate,
    )
    for (const fault of hits) if (fault.count !== undefined) fault.count -= 1
    this.#active = this.#active.filter((fault) => fault.count === undefined || fault.count > 0)
    return hits
  }
}
