import { z } from 'zod'
import demoFile from './demo/demo-feedback.json' with { type: 'json' }

const person = z.looseObject({ id: z.string(), name: z.string(), post: z.string() })
type Person = z.infer<typeof person>

const schema = z.looseObject({
  demo_now: z.string(),
  round: z.looseObject({
    leading_group: z.string(),
    supervisors: z.record(z.string(), z.array(person)),
  }),
  organisations: z.array(
    z.looseObject({
      code: z.string(),
      short: z.string(),
      group_chat: z.string(),
      first_responsible: person,
      responsible_leaders: z.array(person),
      departments: z.array(z.looseObject({ name: z.string(), head: person })),
      liaison: person,
    }),
  ),
})
type Demo = z.infer<typeof schema>

/** The demo round as the platform sees it: people in their organisations, and the chats they are in. */
export interface DemoRound {
  /** UTC ms at which the sandbox's clock begins. */
  readonly now: number
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly post: string
    readonly group: string
  }[]
  readonly chats: readonly {
    readonly key: string
    readonly name: string
    readonly members: readonly string[]
  }[]
}

/** The key of the leading group's chat; a unit's chat has the unit's code. */
const LEADING = 'leading'

const everybody = (unit: Demo['organisations'][number]): readonly Person[] => [
  unit.first_responsible,
  ...unit.responsible_leaders,
  ...unit.departments.map(({ head }) => head),
  unit.liaison,
]

const supervisors = (demo: Demo, ...groups: readonly string[]): readonly Person[] =>
  groups.flatMap((group) => demo.round.supervisors[group] ?? [])

/** The demo round that the repository carries. */
export const readDemoRound = (): DemoRound => {
  const demo = schema.parse(demoFile)
  const office = supervisors(demo, '巡察办')
  return {
    now: Date.parse(demo.demo_now),
    people: [
      ...demo.organisations.flatMap((unit) =>
        everybody(unit).map((each) => ({ ...each, group: unit.short })),
      ),
      ...Object.entries(demo.round.supervisors).flatMap(([group, each]) =>
        each.map((supervisor) => ({ ...supervisor, group })),
      ),
    ].map(({ id, name, post, group }) => ({ id, name, post, group })),
    chats: [
      {
        key: LEADING,
        name: demo.round.leading_group,
        members: [
          ...supervisors(demo, '领导小组', '巡察办', '纪检监察', '组织部门'),
          ...demo.organisations.map((unit) => unit.first_responsible),
        ].map(({ id }) => id),
      },
      ...demo.organisations.map((unit) => ({
        key: unit.code,
        name: unit.group_chat,
        members: [...everybody(unit), ...office].map(({ id }) => id),
      })),
    ],
  }
}

/** The import file of the demo round, its people and chats bound to the ids of a platform. */
export const demoImport = (
  openIdOf: (person: string) => string,
  chatIdOf: (key: string) => string,
): string => {
  const demo = schema.parse(demoFile)
  const bound = (each: Person): Person => ({ ...each, open_id: openIdOf(each.id) })
  return JSON.stringify({
    ...demo,
    round: {
      ...demo.round,
      leading_group_chat_id: chatIdOf(LEADING),
      supervisors: Object.fromEntries(
        Object.entries(demo.round.supervisors).map(([group, each]) => [group, each.map(bound)]),
      ),
    },
    organisations: demo.organisations.map((unit) => ({
      ...unit,
      group_chat_id: chatIdOf(unit.code),
      first_responsible: bound(unit.first_responsible),
      responsible_leaders: unit.responsible_leaders.map(bound),
      departments: unit.departments.map((department) => ({ ...department, head: bound(department.head) })),
      liaison: bound(unit.liaison),
    })),
  })
}
