import type { Person } from '../platform/shapes.ts'
import type { Hint, Hints, Turn } from './hint.ts'

/** A person to choose, with what is known of him. */
export interface Seat {
  readonly person: Person
  readonly hint: Hint | undefined
  /** How many things press him. */
  readonly pressing: number
}

export interface SeatGroup {
  readonly name: string
  readonly seats: readonly Seat[]
}

export const seatOf = (person: Person, hints: Hints): Seat => {
  const hint = hints.get(person.openId)
  return { person, hint, pressing: hint?.turn.filter(({ pressing }) => pressing).length ?? 0 }
}

/** People in their groups, as the platform lists the groups; in each the highest role first. */
export const seatGroups = (people: readonly Person[], hints: Hints): readonly SeatGroup[] => {
  const groups = new Map<string, Seat[]>()
  for (const person of people) {
    const seats = groups.get(person.group) ?? []
    groups.set(person.group, [...seats, seatOf(person, hints)])
  }
  const rank = ({ hint }: Seat): number => hint?.rank ?? Number.MAX_SAFE_INTEGER
  return [...groups].map(([name, seats]) => ({ name, seats: seats.sort((a, b) => rank(a) - rank(b)) }))
}

/** Those in whom every word of the search occurs: name, post, group, duties, or what waits. */
export const seatsMatching = (people: readonly Person[], hints: Hints, search: string): readonly Person[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return people
  return people.filter((person) => {
    const hint = hints.get(person.openId)
    const told = hint?.turn.flatMap(({ label, title }) => [label, title]) ?? []
    const all = [person.name, person.post, person.group, hint?.role ?? '', ...(hint?.duties ?? []), ...told]
    const text = all.join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

const weight = ({ decides, days }: Turn): number => (decides ? -1_000_000 : 0) + (days ?? 1_000_000)

/** For whom something waits, with what presses most: what others wait for first, then the latest. */
export const whoseTurn = (
  people: readonly Person[],
  hints: Hints,
  most: number,
): readonly { readonly seat: Seat; readonly turn: Turn }[] =>
  people
    .flatMap((person) => {
      const seat = seatOf(person, hints)
      const turn = seat.hint?.turn.find(({ pressing }) => pressing)
      return turn === undefined ? [] : [{ seat, turn }]
    })
    .sort((a, b) => weight(a.turn) - weight(b.turn))
    .slice(0, most)
