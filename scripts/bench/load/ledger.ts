import { join } from 'node:path'
import { changeDirectory } from '../../../src/app/change-directory.ts'
import type { Work } from '../../../src/app/context.ts'
import { planNudges } from '../../../src/app/nudge/plan.ts'
import type { Store } from '../../../src/app/ports.ts'
import { workCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { digestFactsOf } from '../../../src/domain/digest/project.ts'
import {
  type OrganisationCode,
  type PersonId,
  parseOrganisationCode,
  parsePersonId,
  parseRoundCode,
  problemCode,
  type TaskCode,
  taskCode,
} from '../../../src/domain/kernel/codes.ts'
import { type Instant, instant, type LocalDate } from '../../../src/domain/kernel/time.ts'
import type { DirectoryEvent } from '../../../src/domain/people/events.ts'
import type { Person, Role } from '../../../src/domain/people/person.ts'
import { DEFAULT_PROFILE } from '../../../src/domain/people/profile.ts'
import { SYSTEM } from '../../../src/domain/people/system.ts'
import type { ProblemEvent } from '../../../src/domain/problem/events.ts'
import { evolve } from '../../../src/domain/problem/evolve.ts'
import { ballHolders } from '../../../src/domain/problem/holder.ts'
import type { Problem } from '../../../src/domain/problem/problem.ts'
import { calendarData } from '../../../src/runtime/calendar-data.ts'
import { type LedgerDatabase, openLedger } from '../../../src/runtime/sqlite.ts'

export const calendar = workCalendar(calendarData(), 'Asia/Shanghai')

const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not a code')
  return value
}
const padded = (n: number): string => String(n).padStart(4, '0')
export const personId = (unit: number, seat: string): PersonId =>
  known(parsePersonId(`U-${padded(unit)}-${seat}`))
export const organisationCode = (unit: number): OrganisationCode =>
  known(parseOrganisationCode(`ORG-${padded(unit)}`))

/** Platform ids of the people and chats of the ledger. */
export const openIdOf = (person: string): string =>
  `ou_${Buffer.from(person).toString('hex').padStart(32, '0')}`
export const chatIdOf = (unit: number): string => `oc_${String(unit).padStart(32, '0')}`

const person = (id: PersonId, role: Role, organisation: OrganisationCode | null): Person => ({
  id,
  name: `人员${id.slice(2)}`,
  post: '岗位',
  memberships: [{ role, organisation, department: role === 'HEAD' || role === 'HANDLER' ? '综合科' : null }],
  openId: openIdOf(id),
  mobile: null,
  email: null,
})

export const OFFICE = known(parsePersonId('U-OFFICE'))
export const SEATS = { FIRST: '1', LEADER: '2', HEAD: '3', HANDLER: '4' } as const

function* directoryEvents(units: number, today: LocalDate): Iterable<DirectoryEvent> {
  yield {
    type: 'roundOpened',
    round: {
      code: known(parseRoundCode('LX-2025-02')),
      name: '第二轮巡察',
      inspectingOrganisation: '区委巡察办',
      leadingGroup: '巡察工作领导小组',
      supervisionOffice: '整改办',
      onSite: null,
      feedbackDate: today,
      planDue: null,
      concentratedEnd: today,
      progressReportDue: null,
      profile: DEFAULT_PROFILE,
    },
  }
  yield { type: 'personRegistered', person: person(OFFICE, 'OFFICE', null) }
  for (let unit = 1; unit <= units; unit += 1) {
    const organisation = organisationCode(unit)
    for (const role of ['FIRST', 'LEADER', 'HEAD', 'HANDLER'] as const)
      yield { type: 'personRegistered', person: person(personId(unit, SEATS[role]), role, organisation) }
    yield {
      type: 'organisationRegistered',
      organisation: {
        code: organisation,
        name: `第${unit}单位`,
        short: `单位${unit}`,
        kind: '区直部门',
        firstResponsible: personId(unit, SEATS.FIRST),
        leaders: [personId(unit, SEATS.LEADER)],
        departments: [{ name: '综合科', head: personId(unit, SEATS.HEAD) }],
        liaison: null,
        groupChatName: null,
      },
    }
    yield { type: 'chatBound', chatId: chatIdOf(unit), binding: { kind: 'unit', organisation } }
  }
}

/** What makes one problem with two open tasks, from its issue to the day before the ledger's beginning of use. */
const opening = (number: number, unit: number, deadline: LocalDate) => {
  const code = problemCode(number)
  const [first, leader, head, handler] = [SEATS.FIRST, SEATS.LEADER, SEATS.HEAD, SEATS.HANDLER].map((seat) =>
    personId(unit, seat),
  )
  if (first === undefined || leader === undefined || head === undefined || handler === undefined)
    throw new Error('an empty seat')
  const task = (n: number, owner: PersonId) => ({
    code: taskCode(code, n),
    content: '逐项核查并整改到位',
    kind: 'immediate' as const,
    department: '综合科',
    owner,
    due: deadline,
    acceptance: '核查报告',
    deliverables: [],
    weight: 1,
  })
  const events: readonly (readonly [PersonId, ProblemEvent])[] = [
    [
      OFFICE,
      {
        type: 'issued',
        firstResponsible: first,
        definition: {
          code,
          organisation: organisationCode(unit),
          feedback: 'FK-2025-02-01',
          category: '工程招投标',
          section: '聚焦群众身边不正之风和腐败问题',
          title: '应招未招',
          description: '直接委托。',
          type: 'timeLimited',
          isCommon: false,
          isKey: false,
          deadline,
        },
      },
    ],
    [first, { type: 'signed' }],
    [leader, { type: 'claimed', leader, mode: 'claimed', department: '综合科', head }],
    [
      head,
      {
        type: 'planned',
        rootCause: { kind: 'institution', level: null, text: '制度不健全', reviewed: false },
        institution: null,
        tasks: [task(1, head), task(2, handler)],
      },
    ],
    [head, { type: 'planSubmitted' }],
    [leader, { type: 'planApproved' }],
    [head, { type: 'taskClaimed', task: taskCode(code, 1) }],
    [handler, { type: 'taskClaimed', task: taskCode(code, 2) }],
  ]
  return { code, events }
}

export interface LedgerPlan {
  readonly problems: number
  readonly units: number
  /** When the ledger was taken into use. */
  readonly now: Instant
  /** The deadline of the n-th problem; half a year after `now` unless told. */
  readonly deadlineOf?: (n: number) => LocalDate
}

/** Somebody with an open task, and the chat of his unit. */
export interface OpenTask {
  readonly code: TaskCode
  readonly openId: string
  readonly chatId: string
}

/** Of a ledger that was planned so: its n-th open task. */
export const openTask = ({ problems, units }: LedgerPlan, n: number): OpenTask => {
  const number = 1 + (Math.floor(n / 2) % problems)
  const unit = 1 + (number % units)
  const seat = n % 2 === 0 ? SEATS.HEAD : SEATS.HANDLER
  return {
    code: taskCode(problemCode(number), 1 + (n % 2)),
    openId: openIdOf(personId(unit, seat)),
    chatId: chatIdOf(unit),
  }
}

const openAt = (folder: string): LedgerDatabase =>
  openLedger(join(folder, 'taizhang.db'), { factsOf: (problem) => digestFactsOf(problem, calendar) })

const PORTION = 1000
/** The ledger was taken into use so long ago: too lately for anybody to be nudged. */
const AGE_MS = 3 * 24 * 3_600_000

type Writing = Pick<Work, 'store' | 'calendar' | 'directory' | 'now' | 'cause'>

const issue = (work: Writing, number: number, plan: LedgerPlan): void => {
  const unit = 1 + (number % plan.units)
  const deadline = plan.deadlineOf?.(number) ?? calendar.addDays(calendar.dayOf(plan.now), 180)
  const { code, events } = opening(number, unit, deadline)
  const at = instant(plan.now - AGE_MS)
  const entries = events.map(([by, event]) => ({ event, stamp: { at, by, onBehalfOf: null } }))
  let problem: Problem | undefined
  for (const { event, stamp } of entries) problem = evolve(problem, event, stamp)
  if (problem === undefined) throw new Error('nothing was issued')
  work.store.problems.save(problem, 0, ballHolders(work.directory, problem, at)?.people[0] ?? null)
  work.store.journal.append(code, entries, work.cause, at)
  planNudges(work, problem)
}

/** Makes a ledger of that size in the folder, with a true journal and all its alarms, and leaves it open. */
export const makeLedger = (folder: string, plan: LedgerPlan): LedgerDatabase => {
  const database = openAt(folder)
  const cause = { kind: 'import', id: 'bench' } as const
  const workOf = (store: Store): Writing => ({
    store,
    calendar,
    directory: store.directory.load(),
    now: plan.now,
    cause,
  })
  database.transact((store) => {
    const at = instant(plan.now - AGE_MS)
    const events = [...directoryEvents(plan.units, calendar.dayOf(at))]
    changeDirectory({ store, now: at, cause }, events, SYSTEM)
  })
  for (let from = 1; from <= plan.problems; from += PORTION)
    database.transact((store) => {
      const work = workOf(store)
      for (let number = from; number < from + PORTION && number <= plan.problems; number += 1)
        issue(work, number, plan)
    })
  return database
}
