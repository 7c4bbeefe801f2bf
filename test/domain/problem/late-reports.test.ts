import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/domain/kernel/time.ts'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { derivedPercent } from '../../../src/domain/problem/percent.ts'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import { reopen } from '../../../src/domain/problem/reopen.ts'
import { returnCloseOut } from '../../../src/domain/problem/review.ts'
import { saidAtOf } from '../../../src/domain/problem/said.ts'
import { day, evidence, on, RW1, RW2, WT } from '../fixtures.ts'
import { closed, file, type Scene, submitted, underWay } from '../scene.ts'
import { undoes } from '../undoing.ts'

const at = (time: string) => on('2025-09-22', time)
const says = (scene: Scene, percent: number, time: string, note = '') =>
  scene.does('handler', reportProgress, { on: RW1, percent, note, saidAt: at(time) })
const lately = () => underWay().at('2025-09-22', '12:00')

describe('a report that arrives late', () => {
  it('does not overwrite what was said after it: it is history, told from the value of its own time', () => {
    const scene = says(says(says(lately(), 30, '09:00'), 60, '11:00'), 45, '10:00')
    expect(scene.problem.tasks[0]?.percent).toBe(60)
    expect(scene.problem.progress.map(({ percent, before }) => [percent, before])).toEqual([
      [30, 0],
      [60, 30],
      [45, 30],
    ])
  })

  it('needs no reason for being lower, but one said later does', () => {
    const scene = says(lately(), 60, '11:00')
    says(scene, 20, '10:00')
    expect(scene.problem.tasks[0]?.percent).toBe(60)
    const lower = { on: RW1, percent: 20, note: '', saidAt: at('11:30') }
    expect(scene.refused('handler', reportProgress, lower)).toBe('fallNeedsReason')
  })

  it('is never said later than now, and now when nothing is told', () => {
    const scene = says(lately(), 10, '18:00').does('handler', reportProgress, {
      on: RW1,
      percent: 20,
      note: '',
    })
    expect(scene.problem.progress.map(saidAtOf)).toEqual([at('12:00'), at('12:00')])
    expect(scene.problem.tasks[0]?.percent).toBe(20)
  })

  it('stands once the newer ones are taken back', () => {
    const scene = says(says(lately(), 60, '11:00'), 45, '10:00')
    expect(undoes(scene, 'handler', { kind: 'progress', n: 0 }).problem.tasks[0]?.percent).toBe(45)
  })

  it('holds for the problem’s own percent, too, apart from the tasks’', () => {
    const scene = lately()
    const whole = (percent: number, time: string) =>
      scene.does('leader', reportProgress, { on: WT, percent, note: '', saidAt: at(time) })
    whole(60, '11:00')
    says(scene, 90, '11:30')
    whole(50, '10:00')
    expect(scene.problem.reportedPercent).toBe(60)
    expect(scene.problem.progress.at(-1)).toMatchObject({ percent: 50, before: 0 })
    scene.does('handler', reportProgress, { on: RW2, percent: 5, note: '', saidAt: at('09:00') })
    expect(scene.problem.tasks[1]?.percent).toBe(5)
  })

  it('keeps the day aimed at', () => {
    const expected = day('2025-10-10')
    const scene = lately().does('handler', reportProgress, { on: RW1, percent: 5, note: '', expected })
    expect(scene.problem.progress[0]?.expected).toBe('2025-10-10')
  })

  it('said before a return or a reopening is of the earlier run', () => {
    const returned = submitted()
      .at('2025-09-25')
      .does('leader', returnCloseOut, {
        stage: 'initial',
        reason: 'evidence',
        text: '缺件',
        ticks: [],
        tasks: [{ task: RW1, due: day('2025-10-10') }],
      })
    says(returned, 95, '18:00')
    expect(returned.problem.tasks[0]?.percent).toBe(99)

    const reopened = closed()
      .does('jijian', addEvidence, { on: WT, kind: 'photo', title: '抽查', file: file('f') })
      .at('2025-09-25')
      .does('jijian', reopen, {
        finding: '反弹',
        evidence: [evidence(3)],
        statement: '属实',
        deadline: day('2025-10-20'),
        tasks: [],
      })
    reopened.does('leader', reportProgress, { on: WT, percent: 80, note: '', saidAt: at('18:00') })
    expect(reopened.problem.reportedPercent).toBeNull()
  })
})

describe('reports in any order', () => {
  const reports = fc.uniqueArray(
    fc.record({ minute: fc.integer({ min: 1, max: 110 }), percent: fc.nat(100), whole: fc.boolean() }),
    { selector: ({ minute }) => minute, minLength: 1, maxLength: 12 },
  )
  const course = reports.chain((said) =>
    fc.tuple(
      fc.shuffledSubarray(said, { minLength: said.length }),
      fc.shuffledSubarray(said, { minLength: said.length }),
      fc.array(fc.nat(11), { maxLength: 4 }),
    ),
  )
  const start = at('10:00')

  it('end at the same percents as in the order in which they were said, also when some are taken back', () => {
    fc.assert(
      fc.property(course, ([one, other, undone]) => {
        const [first, second] = [one, other].map((order) => {
          const scene = lately()
          for (const { minute, percent, whole } of order)
            scene.does('handler', reportProgress, {
              on: whole ? WT : RW1,
              percent,
              note: '复核',
              saidAt: instant(start + minute * 60_000),
            })
          for (const pick of undone) {
            const minute = one[pick % one.length]?.minute ?? 0
            const n = order.findIndex((each) => each.minute === minute)
            if (scene.problem.progress[n]?.undoneAt === undefined)
              undoes(scene, 'handler', { kind: 'progress', n })
          }
          const { problem } = scene
          return [problem.tasks[0]?.percent, problem.reportedPercent, derivedPercent(problem)]
        })
        expect(first).toEqual(second)
        const gone = new Set(undone.map((pick) => one[pick % one.length]?.minute))
        const latest = (whole: boolean) =>
          one
            .filter((each) => each.whole === whole && !gone.has(each.minute))
            .sort((a, b) => a.minute - b.minute)
            .at(-1)?.percent
        expect(first?.[0]).toBe(latest(false) ?? 0)
        expect(first?.[1]).toBe(latest(true) ?? null)
      }),
      { numRuns: 300, seed: 20251024 },
    )
  })
})
