import { useEffect, useState } from 'preact/hooks'
import * as z from 'zod/mini'
import { tell } from '../platform/calls.ts'
import type { Json } from '../platform/json.ts'

const problem = z.object({ path: z.string(), code: z.number(), message: z.string() })
const answer = z.object({ problems: z.array(problem) })

/** What the platform would object to; `unknown` when the emulator did not say. */
export type Verdict = 'waiting' | 'unknown' | readonly z.infer<typeof problem>[]

const asked = new WeakMap<Json, Promise<Verdict>>()

function ask(card: Json): Promise<Verdict> {
  const known = asked.get(card)
  if (known !== undefined) return known
  const verdict = tell('validate', { card })
    .then((said): Verdict => answer.parse(said).problems)
    .catch((): Verdict => 'unknown')
  asked.set(card, verdict)
  return verdict
}

/** Asks the emulator once per card, as soon as it is looked at. */
export function useVerdict(card: Json, looking: boolean): Verdict {
  const [verdict, setVerdict] = useState<Verdict>('waiting')
  useEffect(() => {
    if (!looking) return
    let away = false
    setVerdict('waiting')
    void ask(card).then((said) => {
      if (!away) setVerdict(said)
    })
    return () => {
      away = true
    }
  }, [card, looking])
  return verdict
}
