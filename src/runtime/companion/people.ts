import type { PersonId } from '../../domain/kernel/codes.ts'
import { profileOf } from '../../domain/people/directory.ts'
import { type Person, ROLES } from '../../domain/people/person.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import { openTasks } from '../../domain/problem/queries.ts'
import { grouped } from './grouped.ts'
import type { CompanionView, Topic } from './topic.ts'
import { allTurns, type Turn } from './turn.ts'

/** Codes told with a duty; the rest is a number. */
const MOST_CODES = 4

/**
 * `people`: of everybody whom the platform knows: organisation, role, duties, and what waits for him now, the most
 * pressing first (domain.md D65); `pressing`: others wait for it, it is late or due soon. `asOf` is the instant of the answer.
 */
export const people: Topic = (view) => {
  const turns = grouped(allTurns(view), ({ holder }) => holder)
  const duties = dutiesOf(view)
  return {
    asOf: view.now,
    people: [...view.directory.people.values()].flatMap((person) =>
      person.openId === null
        ? []
        : [
            {
              openId: person.openId,
              ...placeOf(view, person),
              duties: duties(person),
              turn: [...(turns.get(person.id) ?? [])]
                .sort(pressingFirst(view))
                .map((turn) => told(view, turn)),
            },
          ],
    ),
  }
}

/** The place that is named first: the highest role, by the order of domain.md 3.3. */
const placeOf = ({ directory, text }: CompanionView, { memberships }: Person) => {
  const ranked = [...memberships].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
  const [first] = ranked
  const organisation =
    first?.organisation == null ? undefined : directory.organisations.get(first.organisation)
  return {
    organisation: organisation?.short ?? '',
    role: first === undefined ? '' : text.terms.roles[first.role],
    rank: first === undefined ? ROLES.length : ROLES.indexOf(first.role),
  }
}

const lateness = ({ calendar, now }: CompanionView, { due }: Turn): number =>
  due === null ? Number.POSITIVE_INFINITY : calendar.daysBetween(calendar.dayOf(now), due)

/** What others wait for, then what is late, then by the last day. */
const pressingFirst =
  (view: CompanionView) =>
  (a: Turn, b: Turn): number =>
    Number(b.decides) - Number(a.decides) || lateness(view, a) - lateness(view, b)

const told = (view: CompanionView, turn: Turn) => {
  const { text } = view
  const { code, stream, title, what, due, light, decides } = turn
  const days = lateness(view, turn)
  const profile = profileOf(view.directory)
  const label = code.startsWith('digest:') ? what : text.companion.turn(code, what)
  return {
    code,
    stream,
    title,
    what,
    label,
    due: due === null ? '' : text.dates.distance(days),
    days: Number.isFinite(days) ? days : null,
    light,
    decides,
    pressing: decides || days <= profile.lights.dueSoonDays,
  }
}

/** Seats of the responsibility chain by the open problems that name them; other roles by their name. */
const dutiesOf = (view: CompanionView): ((person: Person) => readonly string[]) => {
  const { text, store, directory } = view
  const open = store.problems
    .codes()
    .flatMap((code) => store.problems.get(code) ?? [])
    .filter(({ state }) => state !== 'closed' && state !== 'voided')
  const named = (pick: (problem: Problem) => PersonId | null) => grouped(open, pick)
  const [asFirst, asLeader, asHead] = [
    named(({ firstResponsible }) => firstResponsible),
    named(({ leader }) => leader),
    named(({ head }) => head),
  ]
  const tasks = grouped(
    open.flatMap((problem) => openTasks(problem)),
    ({ owner }) => owner,
  )
  const { roles } = text.terms
  const listed = (role: string, items: readonly { readonly code: string }[] | undefined) =>
    items === undefined
      ? []
      : [
          text.companion.duty(
            role,
            items.slice(0, MOST_CODES).map(({ code }) => code),
            items.length,
          ),
        ]
  return ({ id, memberships }) => {
    const unit = asFirst.get(id)
    const chain = new Set(['FIRST', 'LEADER', 'HEAD', 'HANDLER'])
    const others = memberships
      .filter(({ role }) => !chain.has(role))
      .map(({ role, organisation }) => {
        const short = organisation === null ? undefined : directory.organisations.get(organisation)?.short
        return short === undefined ? roles[role] : `${short}${roles[role]}`
      })
    return [
      ...(unit === undefined ? [] : [text.companion.unitDuty(roles.FIRST, unit.length)]),
      ...listed(roles.LEADER, asLeader.get(id)),
      ...listed(roles.HEAD, asHead.get(id)),
      ...listed(text.companion.taskDuty, tasks.get(id)),
      ...new Set(others),
    ]
  }
}
