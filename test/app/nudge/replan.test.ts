import { expect, it } from 'vitest'
import type { Work } from '../../../src/app/context.ts'
import { isReplanDue, replanNudges } from '../../../src/app/nudge/replan.ts'
import { on, Stage } from '../ledger-stage.ts'

const PLANNED_UP_TO = 'nudges.plannedUpTo'

/** Work that notes which problems are looked at. */
const looking = (work: Work) => {
  const looked: string[] = []
  const { problems } = work.store
  const watched: Work = {
    ...work,
    store: {
      ...work.store,
      problems: {
        ...problems,
        get: (code) => {
          looked.push(code)
          return problems.get(code)
        },
      },
    },
  }
  return { watched, looked }
}

it('sets the alarms of each problem anew once, some at a time, whatever the portion', () => {
  const stage = new Stage({ importedAt: on('2025-10-24', '16:00') })
  for (const limit of [7, 10, 40, 100]) {
    const [looked, all] = stage.does((work) => {
      work.store.settings.set(PLANNED_UP_TO, 'none')
      const { watched, looked } = looking(work)
      while (replanNudges(watched, limit)) expect(isReplanDue(work)).toBe(true)
      expect(isReplanDue(work)).toBe(false)
      return [looked, work.store.problems.codes()]
    })
    expect(looked).toEqual(all)
  }
})

it('goes on after the last problem that was planned, and begins anew where nobody knows which that was', () => {
  const stage = new Stage({ importedAt: on('2025-10-24', '16:00') })
  stage.does((work) => replanNudges(work, 100))
  const after = (upTo: string): readonly string[] =>
    stage.does((work) => {
      work.store.settings.set(PLANNED_UP_TO, upTo)
      const { watched, looked } = looking(work)
      while (replanNudges(watched, 10));
      return looked
    })
  expect(after('WT-038')).toEqual(['WT-039', 'WT-040'])
  expect(after('20')).toHaveLength(40)
})
