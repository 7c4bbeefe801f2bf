import type { Hints, Step, Turn } from './hint.ts'

/** Something that waits for a person since the last act. */
export interface Pass {
  readonly to: string
  readonly turn: Turn
}

export const passKey = (to: string, { code, what }: Turn): string => `${to} ${code} ${what}`

export const keysOf = (state: Hints): ReadonlySet<string> =>
  new Set([...state.values()].flatMap(({ openId, turn }) => turn.map((each) => passKey(openId, each))))

/** What waits for somebody after a step and did not before; requests first, then by the last day. */
export const passesOf = ({ before, after }: Pick<Step, 'before' | 'after'>): readonly Pass[] => {
  const known = keysOf(before)
  return [...after.values()]
    .flatMap(({ openId, turn }) => turn.map((each) => ({ to: openId, turn: each })))
    .filter(({ to, turn }) => !known.has(passKey(to, turn)))
    .sort((a, b) => Number(b.turn.decides) - Number(a.turn.decides))
}
