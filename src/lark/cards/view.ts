import type { Receiver } from '../../app/outbox.ts'
import type { Store } from '../../app/ports.ts'
import { problemWith } from '../../app/record.ts'
import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { OrganisationCode, PersonId } from '../../domain/kernel/codes.ts'
import type { Instant, LocalDate } from '../../domain/kernel/time.ts'
import type { Directory } from '../../domain/people/directory.ts'
import type { Person } from '../../domain/people/person.ts'
import { SYSTEM } from '../../domain/people/system.ts'
import { mayRead } from '../../domain/policy/reading.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import type { ProposalLine } from '../../domain/proposal/proposal.ts'
import type { Catalogue } from '../../text/index.ts'

/** A command as the help card shows it. */
export interface CommandHelp {
  readonly name: string
  readonly alias: string
  readonly usage: string
  readonly about: string
  readonly example: string
  readonly who: string
}

/**
 * Who sees the card. `person`: one person. `unit`: a chat that works on items, of the organisation in `unit`, or
 * the office's (`unit` null), with nobody in it who may not read them. `wide`: everybody else's eyes: codes, figures
 * and lights only (contract.md 5).
 */
type Audience = 'person' | 'unit' | 'wide'

/** What a card is drawn from beside its params: reads only. */
export interface CardView {
  readonly store: Store
  readonly directory: Directory
  readonly calendar: WorkCalendar
  readonly now: Instant
  readonly text: Catalogue
  readonly audience: Audience
  /** The organisation whose chat it is, whoever is in it: no other's items are told there (domain.md 3.6). */
  readonly unit: OrganisationCode | null
  readonly commands: readonly CommandHelp[]
}

type Place = Pick<CardView, 'audience' | 'unit'>

/**
 * The audience of a place: an unbound group is a wide one, and so is a bound one while guests are in it. One-to-one
 * chats are addressed by open_id.
 */
export const audienceOf = (directory: Directory, to: Receiver): Place => {
  if ('openId' in to) return { audience: 'person', unit: null }
  const binding = directory.chats.get(to.chatId)
  const unit = binding?.kind === 'unit' ? binding.organisation : null
  const worksOnItems = unit !== null || binding?.kind === 'office'
  return { audience: worksOnItems && !hasGuests(directory, to) ? 'unit' : 'wide', unit }
}

/** Whether somebody is there who may not read what the chat is about. */
export const hasGuests = ({ guests }: Directory, to: Receiver): boolean =>
  'chatId' in to && guests.has(to.chatId)

/** A unit's group never sees another unit's items (domain.md 3.6). */
export const concernsPlace = ({ unit }: Place, { organisation }: Problem): boolean =>
  unit === null || unit === organisation

/** Whether all that somebody said of these items may stand in the place (contract.md 5). */
export const mayStandIn = (place: Place, store: Store, lines: readonly ProposalLine[]): boolean =>
  place.audience !== 'wide' &&
  lines.every(({ on }) => {
    const problem = on === null ? undefined : problemWith({ store }, on)
    return problem === undefined || concernsPlace(place, problem)
  })

/** Whether titles, descriptions and names of this problem may stand on the card. */
export const showsSubstance = (view: CardView, problem: Problem, viewer: PersonId | null): boolean => {
  if (view.audience === 'wide') return false
  if (view.audience === 'unit') return concernsPlace(view, problem)
  const person = viewer === null ? undefined : view.directory.people.get(viewer)
  return person !== undefined && mayRead(view.directory, person, problem, view.now)
}

/** Whether the place shows a person's buttons: a unit's chat those of its people, the office's those of the office. */
export const worksIn = ({ audience, unit }: Place, { memberships }: Person): boolean =>
  audience === 'unit' &&
  memberships.some(({ role, organisation }) => (unit === null ? role === 'OFFICE' : organisation === unit))

/** Whose buttons the card shows: the viewer's; in a chat that works on the item, its members'; else nobody's. */
export const pressers = (view: CardView, problem: Problem, viewer: PersonId | null): readonly Person[] => {
  if (!showsSubstance(view, problem, viewer)) return []
  const people = [...view.directory.people.values()]
  return people.filter((person) =>
    view.audience === 'person' ? person.id === viewer : worksIn(view, person),
  )
}

export const nameOf = (view: CardView, person: PersonId | null): string => {
  if (person === null) return view.text.terms.unassigned
  return person === SYSTEM ? view.text.terms.system : (view.directory.people.get(person)?.name ?? person)
}

/** The actor's name, with the person for whom he acted. */
export const actorName = (view: CardView, by: PersonId, onBehalfOf: PersonId | null): string =>
  onBehalfOf === null
    ? nameOf(view, by)
    : view.text.phrases.onBehalf(nameOf(view, by), nameOf(view, onBehalfOf))

export const unitName = (view: CardView, code: OrganisationCode): string =>
  view.directory.organisations.get(code)?.short ?? code

export const today = (view: CardView): LocalDate => view.calendar.dayOf(view.now)

/** Day and local time of an instant, in the catalogue's language; with the year when it is not the present one. */
export const momentText = (
  { text, calendar, now }: Pick<CardView, 'text' | 'calendar' | 'now'>,
  at: Instant,
): string => text.dates.moment(calendar.dayOf(at), calendar.timeOf(at), calendar.dayOf(now))

export const dayText = (view: CardView, at: Instant): string => view.text.dates.day(view.calendar.dayOf(at))
