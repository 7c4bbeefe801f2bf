import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { figuresAt } from '../../src/app/digest/figures-at.ts'
import { workCalendar } from '../../src/domain/calendar/work-calendar.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import type { Problem } from '../../src/domain/problem/problem.ts'
import { openBlockers, pendingExtension } from '../../src/domain/problem/queries.ts'
import { calendarData } from '../../src/runtime/calendar-data.ts'
import { catalogueFor } from '../../src/text/index.ts'
import { asksAll, asksFor } from './answers.ts'
import { Town } from './town.ts'

const OFFICE = '骆闻达'

describe.each(['zh', 'en'] as const)('the ledger is asked in the words that it prints (%s)', (language) => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T17:00:00+08:00' })
    await town.says('易水寒', '/延期 WT-027 2025-11-14 合同变更尚在审计')
    await town.says('廖望山', '/堵点 WT-003 评审机构未定')
  })
  afterAll(() => town.close())
  const { terms, digest, problemCard } = catalogueFor(language)

  const problems = (): readonly Problem[] =>
    town.service.database.read((store) =>
      store.problems.codes().flatMap((code) => store.problems.get(code) ?? []),
    )
  const figures = () => {
    const at = instant(town.emulator.clock.now())
    const calendar = workCalendar(calendarData(), 'Asia/Shanghai')
    return town.service.database.read((store) => figuresAt(store, calendar, at).all)
  }
  /** How many problems the ledger finds for each label, after a look that no word of it was taken for a keyword. */
  const counts = async (labels: readonly string[]): Promise<Record<string, number>> => {
    const answers = await asksAll(
      town,
      OFFICE,
      labels.map((label) => `/台账 ${label}`),
    )
    return Object.fromEntries(
      labels.map((label, n) => {
        const answer = answers[n] ?? ''
        expect(answer).toContain('筛选：')
        expect(answer, label).not.toContain('关键词')
        return [label, Number(/共(\d+)项/.exec(answer)?.[1] ?? 0)]
      }),
    )
  }
  const found = async (label: string): Promise<number | undefined> => (await counts([label]))[label]

  it('states', async () => {
    const all = problems()
    const expected = Object.entries(terms.problemStates).map(([state, label]) => [
      label,
      all.filter((problem) => problem.state === state).length,
    ])
    expect(await counts(Object.values(terms.problemStates))).toEqual(Object.fromEntries(expected))
  })

  it('lights, whole and in their parts', async () => {
    const { lights } = figures()
    const labels = new Map(Object.entries(terms.lights))
    const expected = Object.entries(lights).flatMap(([light, count]) => {
      const label = labels.get(light) ?? ''
      return [label, ...label.split(/·|, /)].map((part) => [part, count] as const)
    })
    expect(expected.map(([, count]) => count).every((count) => count > 0)).toBe(true)
    expect(await counts(expected.map(([label]) => label))).toEqual(Object.fromEntries(expected))
    expect(await found(`${terms.lights.red}、${terms.lights.yellow}`)).toBe(lights.red + lights.yellow)
  })

  it('flags', async () => {
    const all = problems()
    const many = (holds: (problem: Problem) => boolean) => all.filter(holds).length
    const { returned, ...flags } = terms.flags
    const expected: Record<keyof typeof flags, number> = {
      overdue: figures().overdue,
      extending: many((problem) => pendingExtension(problem) !== undefined),
      reopened: many(({ reopenings }) => reopenings.length > 0),
      key: many(({ isKey }) => isKey),
      common: many(({ isCommon }) => isCommon),
    }
    expect(expected).toMatchObject({ extending: 1 })
    const labels = new Map(Object.entries(flags))
    const wanted = Object.entries(expected).map(([flag, count]) => [labels.get(flag), count])
    expect(await counts(Object.values(flags))).toEqual(Object.fromEntries(wanted))
    for (const times of [1, 2])
      expect(await found(returned(times))).toBe(many(({ returns }) => returns === times))
    expect(await found(problemCard.blockers)).toBe(many((problem) => openBlockers(problem).length > 0))
  })

  it('figures and sections of the digest', async () => {
    const now = figures()
    const known = new Map<string, unknown>(Object.entries(now))
    const flagged: readonly string[] = [terms.flags.reopened]
    const counted = Object.entries(digest.counts).filter(([, label]) => !flagged.includes(label))
    expect(await counts(counted.map(([, label]) => label))).toEqual(
      Object.fromEntries(counted.map(([name, label]) => [label, known.get(name)])),
    )
    const { sections, overdueMark, reopenedMark } = digest
    expect(await found(sections.closed)).toBe(now.newlyClosedCodes.length)
    expect(await found(sections.next)).toBe(now.dueNextWeekCodes.length)
    expect(await found(sections.overdue)).toBe(new Set([...now.overdueCodes, ...now.reopenedCodes]).size)
    expect(await found(overdueMark)).toBe(now.overdue)
    expect(await found(reopenedMark)).toBe(now.reopenedOpen)
  })

  it('mixed with units and other words, named in the words of the card', async () => {
    const unit = await asksFor(town, OFFICE, `/台账 城发集团 ${terms.flags.extending} 合同`)
    expect(unit).toContain('筛选：单位 城发集团；情形 延期中；关键词 合同')
    const late = await asksFor(town, OFFICE, `/台账 建设交通局，${terms.lights.red}。`)
    expect(late).toContain('情形 红灯')
    const codes = problems().flatMap(({ code, organisation }) =>
      organisation === 'ORG-01' && figures().overdueCodes.includes(code) ? [code] : [],
    )
    expect(late.match(/WT-\d{3}/g)).toEqual(codes)
  })

  it('states and what is one by another name, in one way', async () => {
    const { closed, grey, blue, red } = terms.lights
    const { lights, overdue } = figures()
    const states = (...wanted: readonly Problem['state'][]) =>
      problems().filter(({ state }) => wanted.includes(state)).length
    const { rectifying } = terms.problemStates
    expect(await found(`${closed} ${rectifying}`)).toBe(states('closed', 'rectifying'))
    expect(await found(`${digest.counts.closed}、${rectifying}`)).toBe(states('closed', 'rectifying'))
    expect(await found(`${grey}、${digest.counts.inReview}`)).toBe(lights.grey)
    expect(await found(`${grey} ${rectifying}`)).toBe(lights.grey + states('rectifying'))
    expect(await found(`${blue}、${terms.problemStates.closed}`)).toBe(states('longTerm', 'closed'))
    expect(await found(`${red}、${digest.counts.inReview}`)).toBe(lights.red + lights.grey)
    expect(await found(`${red}、${terms.problemStates.closed}`)).toBe(lights.red + lights.closed)
    expect(await found(`${red}、${digest.counts.open}`)).toBe(lights.red)
    expect(overdue).toBe(lights.red)
  })
})

describe('words of the ledger that are words of a text, too', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T17:00:00+08:00' })
  })
  afterAll(() => town.close())

  it('find what has them, when they are not all that is asked', async () => {
    const complaint = await asksFor(town, OFFICE, '/台账 退回 工单')
    expect(complaint).toContain('筛选：情形 退回；关键词 工单；文字中有“退回”的一并列出')
    expect(complaint.match(/WT-\d{3}/g)).toEqual(['WT-025'])
    expect(await asksFor(town, OFFICE, '/台账 退回 采购')).not.toContain('WT-025')
    const alone = await asksFor(town, OFFICE, '/台账 退回')
    expect(alone).toContain('筛选：情形 退回')
    expect(alone).not.toContain('WT-025')
  })
})
