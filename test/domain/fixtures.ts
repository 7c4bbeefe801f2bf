import { workCalendar } from '../../src/domain/calendar/work-calendar.ts'
import { brand } from '../../src/domain/kernel/brand.ts'
import {
  evidenceCode,
  type OrganisationCode,
  type PersonId,
  problemCode,
  type RoundCode,
  type Sha256,
  taskCode,
} from '../../src/domain/kernel/codes.ts'
import { type Instant, type LocalDate, localDate } from '../../src/domain/kernel/time.ts'
import { type Directory, EMPTY_DIRECTORY, evolveDirectory } from '../../src/domain/people/directory.ts'
import type { DirectoryEvent } from '../../src/domain/people/events.ts'
import type { Membership, Person, Role } from '../../src/domain/people/person.ts'
import { DEFAULT_PROFILE, type RuleProfile } from '../../src/domain/people/profile.ts'
import type { ProblemDefinition, TaskDefinition } from '../../src/domain/problem/problem.ts'

export const calendar = workCalendar(
  {
    coverage: { from: 2025, to: 2026 },
    daysOff: new Map(['01', '02', '03', '04', '05', '06', '07', '08'].map((d) => [`2025-10-${d}`, '国庆节'])),
    makeUpWorkdays: new Map([
      ['2025-09-28', '国庆节'],
      ['2025-10-11', '国庆节'],
    ]),
  },
  'Asia/Shanghai',
)

export const day = localDate
/** The instant of a local time in Shanghai. */
export const on = (date: string, time = '10:00'): Instant => calendar.at(localDate(date), time)
export const person = (id: string): PersonId => brand<PersonId>(id)
export const hash = (digit: string): Sha256 => brand<Sha256>(digit.repeat(64))

export const WORKS = brand<OrganisationCode>('ORG-01')
export const SCHOOL = brand<OrganisationCode>('ORG-02')

const inWorks = (role: Role, department: string | null = null): Membership => ({
  role,
  organisation: WORKS,
  department,
})
const inSchool = (role: Role): Membership => ({ role, organisation: SCHOOL, department: null })
const above = (role: Role, department: string | null = null): Membership => ({
  role,
  organisation: null,
  department,
})

/** Everybody, in the order of the import. */
const MEMBERS: Readonly<Record<string, readonly Membership[]>> = {
  first: [inWorks('FIRST')],
  leader: [inWorks('LEADER')],
  otherLeader: [inWorks('LEADER')],
  head: [inWorks('HEAD', '工程科')],
  otherHead: [inWorks('HEAD', '财务科')],
  handler: [inWorks('HANDLER', '工程科')],
  colleague: [inWorks('HANDLER', '工程科')],
  accountant: [inWorks('HANDLER', '财务科')],
  liaison: [inWorks('LIAISON')],
  strangerFirst: [inSchool('FIRST')],
  strangerLeader: [inSchool('LEADER')],
  strangerHead: [inSchool('HEAD')],
  strangerHandler: [inSchool('HANDLER')],
  jijian: [above('JIJIAN')],
  jijian2: [above('JIJIAN')],
  zuzhi: [above('ZUZHI')],
  zuzhi2: [above('ZUZHI')],
  office: [above('OFFICE')],
  office2: [above('OFFICE')],
  team: [above('TEAM')],
  group: [above('GROUP')],
  group2: [above('GROUP')],
  district: [above('DISTRICT')],
  auditor: [above('AUDIT')],
  publisher: [above('PUB')],
  admin: [above('ADMIN')],
}
export const EVERYBODY: readonly PersonId[] = Object.keys(MEMBERS).map(person)

export interface Delegated {
  readonly from: string
  readonly to: string
  readonly since?: string
  readonly until?: string
}

export interface Setting {
  readonly profile?: Partial<RuleProfile>
  readonly delegations?: readonly Delegated[]
  /** Further roles of people that the base cast has, or new people. */
  readonly also?: Readonly<Record<string, readonly Membership[]>>
  readonly concentratedEnd?: string
}

const aPerson = (id: string, memberships: readonly Membership[]): Person => ({
  id: person(id),
  name: id,
  post: id,
  memberships,
  openId: `ou_${id}`,
  mobile: null,
  email: null,
})

/** Two organisations, their chains, and supervision. */
export const aDirectory = (setting: Setting = {}): Directory => {
  const { also = {} } = setting
  const people = new Map(Object.entries(MEMBERS))
  for (const [id, more] of Object.entries(also)) people.set(id, [...(people.get(id) ?? []), ...more])
  const events: DirectoryEvent[] = [
    {
      type: 'roundOpened',
      round: {
        code: brand<RoundCode>('LX-2025-02'),
        name: '2025年第二轮巡察',
        inspectingOrganisation: '工委',
        leadingGroup: '领导小组',
        supervisionOffice: '巡察办',
        onSite: null,
        feedbackDate: day('2025-08-15'),
        planDue: day('2025-09-15'),
        concentratedEnd: day(setting.concentratedEnd ?? '2025-11-15'),
        progressReportDue: null,
        profile: { ...DEFAULT_PROFILE, ...setting.profile },
      },
    },
    {
      type: 'organisationRegistered',
      organisation: {
        code: WORKS,
        name: '建设局党组',
        short: '建设局',
        kind: '局党组',
        firstResponsible: person('first'),
        leaders: [person('leader'), person('otherLeader')],
        departments: [
          { name: '工程科', head: person('head') },
          { name: '财务科', head: person('otherHead') },
        ],
        liaison: person('liaison'),
        groupChatName: null,
      },
    },
    {
      type: 'organisationRegistered',
      organisation: {
        code: SCHOOL,
        name: '学校党委',
        short: '学校',
        kind: '党委',
        firstResponsible: person('strangerFirst'),
        leaders: [person('strangerLeader')],
        departments: [{ name: '教务处', head: person('strangerHead') }],
        liaison: null,
        groupChatName: null,
      },
    },
    ...[...people].map(
      ([id, memberships]): DirectoryEvent => ({
        type: 'personRegistered',
        person: aPerson(id, memberships),
      }),
    ),
    ...(setting.delegations ?? []).map(
      ({ from, to, since = '2025-08-01', until = '2026-12-31' }): DirectoryEvent => ({
        type: 'delegated',
        delegation: {
          from: person(from),
          to: person(to),
          since: on(since, '00:00'),
          until: on(until, '23:59'),
        },
      }),
    ),
  ]
  return events.reduce(evolveDirectory, EMPTY_DIRECTORY)
}

export const WT = problemCode(1)
export const RW1 = taskCode(WT, 1)
export const RW2 = taskCode(WT, 2)
export const RW3 = taskCode(WT, 3)
export const evidence = (n: number) => evidenceCode(WT, n)

export const DEADLINE: LocalDate = day('2025-10-31')

export const aDefinition = (change: Partial<ProblemDefinition> = {}): ProblemDefinition => ({
  code: WT,
  organisation: WORKS,
  feedback: 'FK-2025-02-01',
  category: '工程招投标',
  section: '聚焦',
  title: '应招未招',
  description: '拆分委托',
  type: 'timeLimited',
  isCommon: false,
  isKey: false,
  deadline: DEADLINE,
  ...change,
})

export const aTask = (n: number, change: Partial<TaskDefinition> = {}): TaskDefinition => ({
  code: taskCode(WT, n),
  content: '核查',
  kind: 'immediate',
  department: '工程科',
  owner: person('handler'),
  due: day('2025-10-20'),
  acceptance: '报告',
  deliverables: [],
  weight: 1,
  ...change,
})
