import type { OrganisationCode, PersonId } from '../../domain/kernel/codes.ts'
import type { Membership, Person, Role } from '../../domain/people/person.ts'
import type { Fault } from './fault.ts'
import type { LedgerFile, OrganisationRow, PersonRow } from './ledger-file.ts'

/** Everybody whom the file names, with all roles, in the order of the file. */
export interface Roster {
  readonly people: ReadonlyMap<PersonId, Person>
  readonly faults: readonly Fault[]
}

interface Mention {
  readonly row: PersonRow
  readonly at: string
  readonly membership: Membership | null
}

const as = (
  role: Role,
  organisation: OrganisationCode | null,
  department: string | null = null,
): Membership => ({
  role,
  organisation,
  department,
})

const SUPERVISORS = [
  ['JIJIAN', '纪检监察'],
  ['ZUZHI', '组织部门'],
  ['OFFICE', '巡察办'],
  ['GROUP', '领导小组'],
] as const

const supervisors = ({ round }: LedgerFile): readonly Mention[] =>
  SUPERVISORS.flatMap(([role, name]) =>
    (round?.supervisors[role] ?? []).map((row, n) => ({
      row,
      at: `round.supervisors.${name}[${n}]`,
      membership: as(role, null),
    })),
  )

const members = (unit: OrganisationRow, at: string): readonly Mention[] => [
  { row: unit.firstResponsible, at: `${at}.first_responsible`, membership: as('FIRST', unit.code) },
  ...unit.leaders.map((row, n) => ({
    row,
    at: `${at}.responsible_leaders[${n}]`,
    membership: as('LEADER', unit.code),
  })),
  ...unit.departments.map(({ name, head }, n) => ({
    row: head,
    at: `${at}.departments[${n}].head`,
    membership: as('HEAD', unit.code, name),
  })),
  ...(unit.liaison === null
    ? []
    : [{ row: unit.liaison, at: `${at}.liaison`, membership: as('LIAISON', unit.code) }]),
]

/** Owners of measures are handlers of the measure's department, unless they head it. */
const owners = (file: LedgerFile): readonly Mention[] =>
  file.problems.flatMap((problem, p) => {
    if (problem === null) return []
    const unit = file.organisations.find((each) => each?.code === problem.organisation)
    const heads = new Map(unit?.departments.map(({ name, head }) => [name, head.id]))
    const inner = problem.measures.map(({ owner, department }, m) => ({
      row: owner,
      at: `problems[${p}].measures[${m}].owner`,
      membership: heads.get(department) === owner.id ? null : as('HANDLER', problem.organisation, department),
    }))
    return [
      { row: problem.leader, at: `problems[${p}].responsible_leader`, membership: null },
      { row: problem.head, at: `problems[${p}].department_head`, membership: null },
      ...inner,
    ]
  })

const sameMembership = (a: Membership, b: Membership): boolean =>
  a.role === b.role && a.organisation === b.organisation && a.department === b.department

const withMention = (known: Person | undefined, { row, membership }: Mention): Person => {
  const before: Person = known ?? { ...row, memberships: [] }
  const isNew = membership !== null && !before.memberships.some((each) => sameMembership(each, membership))
  return {
    ...before,
    post: before.post === '' ? row.post : before.post,
    openId: before.openId ?? row.openId,
    mobile: before.mobile ?? row.mobile,
    email: before.email ?? row.email,
    memberships: isNew ? [...before.memberships, membership] : before.memberships,
  }
}

/** Two ids for one account, or two names for one id, would let a person act as somebody else. */
export const rosterOf = (file: LedgerFile): Roster => {
  const people = new Map<PersonId, Person>()
  const firstMention = new Map<PersonId, string>()
  const ownerOf = new Map<string, Mention>()
  const faults: Fault[] = []
  const units = file.organisations.flatMap((unit, n) =>
    unit === null ? [] : members(unit, `organisations[${n}]`),
  )
  for (const mention of [...supervisors(file), ...units, ...owners(file)]) {
    const { row, at } = mention
    const known = people.get(row.id)
    if (known !== undefined && known.name !== row.name)
      faults.push({
        at: `${at}.name`,
        kind: 'differs',
        given: row.name,
        from: `${known.name} (${firstMention.get(row.id)})`,
      })
    if (known === undefined) firstMention.set(row.id, at)
    people.set(row.id, withMention(known, mention))
    for (const key of ['openId', 'mobile', 'email'] as const) {
      const value = row[key]
      if (value === null) continue
      const owner = ownerOf.get(`${key}:${value}`)
      if (owner === undefined) ownerOf.set(`${key}:${value}`, mention)
      else if (owner.row.id !== row.id)
        faults.push({ at: `${at}.${KEYS[key]}`, kind: 'duplicate', given: value, first: owner.at })
    }
  }
  return { people, faults }
}

const KEYS = { openId: 'open_id', mobile: 'mobile', email: 'email' } as const
