import { type ItemCode, isTaskCode, type PersonId } from '../kernel/codes.ts'
import type { Instant } from '../kernel/time.ts'
import { type Directory, delegateOf, holdersOf } from '../people/directory.ts'
import { eligibleReviewers } from '../policy/four-eyes.ts'
import type { Problem } from '../problem/problem.ts'
import { openStages, openTasks, taskOf } from '../problem/queries.ts'
import type { Recipient, Rung } from './rungs.ts'

interface Look {
  readonly directory: Directory
  readonly problem: Problem
  readonly item: ItemCode
  readonly at: Instant
}
type Finder = (look: Look) => readonly PersonId[]

const present = (...people: readonly (PersonId | null | undefined)[]): readonly PersonId[] =>
  people.filter((person) => person !== null && person !== undefined)

const all = (directory: Directory, role: Parameters<typeof holdersOf>[1]): readonly PersonId[] =>
  holdersOf(directory, role).map(({ id }) => id)

const office: Finder = ({ directory }) => all(directory, 'OFFICE')
const first: Finder = ({ problem }) => [problem.firstResponsible]
const unitLeaders: Finder = ({ directory, problem }) =>
  holdersOf(directory, 'LEADER', problem.organisation).map(({ id }) => id)
const leader: Finder = (look) => firstOf(present(look.problem.leader), first(look))
const head: Finder = (look) => firstOf(present(look.problem.head), leader(look))

/** Owners of what is still to be done; with nothing left to do or no plan yet, whoever must take the next step. */
const handler: Finder = (look) => {
  const { problem, item } = look
  if (isTaskCode(item)) return present(taskOf(problem, item)?.owner)
  return firstOf(
    openTasks(problem).map(({ owner }) => owner),
    head(look),
  )
}

/** The first listed reviewer of each open stage; where nobody is eligible OFFICE must name one (P11a). */
const reviewer: Finder = (look) => {
  const { directory, problem, at } = look
  return openStages(problem).flatMap((stage) =>
    firstOf(
      eligibleReviewers(directory, problem, stage, at)
        .slice(0, 1)
        .map(({ id }) => id),
      office(look),
    ),
  )
}

const firstOf = (people: readonly PersonId[], otherwise: readonly PersonId[]): readonly PersonId[] =>
  people.length > 0 ? people : otherwise

const FINDERS: Readonly<Record<Recipient, Finder>> = {
  HANDLER: handler,
  HEAD: head,
  LEADER: leader,
  UNIT_LEADERS: (look) => firstOf(unitLeaders(look), first(look)),
  FIRST: first,
  LIAISON: ({ directory, problem }) => present(directory.organisations.get(problem.organisation)?.liaison),
  REVIEWER: reviewer,
  SUPERVISOR: ({ directory }) => [
    ...all(directory, 'JIJIAN').slice(0, 1),
    ...all(directory, 'ZUZHI').slice(0, 1),
  ],
  OFFICE: office,
  GROUP: ({ directory }) => all(directory, 'GROUP'),
}

/**
 * The people to whom a rung goes, each once; a delegate stands in for whoever is away (domain.md 3.8). A vacant post
 * of the chain passes to the one above.
 */
export const recipientsOf = (
  directory: Directory,
  problem: Problem,
  item: ItemCode,
  rung: Rung,
  at: Instant,
): readonly PersonId[] => {
  const look: Look = { directory, problem, item, at }
  const people = rung.to.flatMap((recipient) => FINDERS[recipient](look))
  return [...new Set(people.map((person) => delegateOf(directory, person, at) ?? person))]
}
