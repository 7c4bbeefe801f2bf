import { problemCode, taskCode } from '../../../src/domain/kernel/codes.ts'
import { instant } from '../../../src/domain/kernel/time.ts'
import {
  calendar,
  chatIdOf,
  type LedgerPlan,
  OFFICE,
  openIdOf,
  organisationCode,
  personId,
  SEATS,
} from './ledger.ts'

const DAY_MS = 24 * 3_600_000
/** The round was fed back so long ago, and its problems are due in so many days. */
const [AGE_DAYS, AHEAD_DAYS] = [3, 180]

const feedbackOf = (unit: number): string => `FK-2025-02-${String(unit).padStart(2, '0')}`

const person = (id: string) => ({ id, name: `人员${id.slice(2)}`, post: '岗位', open_id: openIdOf(id) })
const seated = (unit: number, seat: keyof typeof SEATS) => person(personId(unit, SEATS[seat]))

const organisation = (unit: number, fedBack: string) => ({
  code: organisationCode(unit),
  name: `第${unit}单位`,
  short: `单位${unit}`,
  kind: '区直部门',
  first_responsible: seated(unit, 'FIRST'),
  responsible_leaders: [seated(unit, 'LEADER')],
  departments: [{ name: '综合科', head: seated(unit, 'HEAD') }],
  group_chat: `单位${unit}巡察整改工作群`,
  group_chat_id: chatIdOf(unit),
  feedback: { code: feedbackOf(unit), issued: fedBack, received: fedBack },
})

const problem = (number: number, unit: number, deadline: string) => {
  const code = problemCode(number)
  const measure = (n: number, seat: 'HEAD' | 'HANDLER') => ({
    code: taskCode(code, n),
    content: '逐项核查并整改到位',
    kind: '当下改',
    deadline,
    department: '综合科',
    owner: seated(unit, seat),
    acceptance: '核查报告',
  })
  return {
    code,
    org: organisationCode(unit),
    feedback: feedbackOf(unit),
    category: '工程招投标',
    section: '聚焦群众身边不正之风和腐败问题',
    title: '部分项目应招未招',
    description: '市政道路维修项目直接委托，未履行招标程序。',
    rectify_type: '限期整改',
    root_cause: { kind: '制度', text: '制度不健全' },
    first_responsible: seated(unit, 'FIRST').name,
    responsible_leader: seated(unit, 'LEADER'),
    responsible_department: '综合科',
    department_head: seated(unit, 'HEAD'),
    deadline,
    measures: [measure(1, 'HEAD'), measure(2, 'HANDLER')],
    demo_state: { status: '整改中' },
  }
}

/** The ledger of `makeLedger` as a file to import: the same people, chats and open tasks. */
export const roundFile = ({ problems, units, now }: LedgerPlan): string => {
  const fedBack = calendar.dayOf(instant(now - AGE_DAYS * DAY_MS))
  const deadline = calendar.addDays(calendar.dayOf(now), AHEAD_DAYS)
  const office = [person(OFFICE)]
  return JSON.stringify({
    round: {
      code: 'LX-2025-02',
      name: '第二轮巡察',
      inspecting_org: '区委巡察办',
      leading_group: '巡察工作领导小组',
      supervision_office: '整改办',
      feedback_date: fedBack,
      concentrated_end: deadline,
      supervisors: {
        纪检监察: [person('U-JIJIAN')],
        组织部门: [person('U-ZUZHI')],
        巡察办: office,
        领导小组: [person('U-GROUP')],
      },
    },
    organisations: Array.from({ length: units }, (_, at) => organisation(at + 1, fedBack)),
    problems: Array.from({ length: problems }, (_, at) => problem(at + 1, 1 + ((at + 1) % units), deadline)),
  })
}
