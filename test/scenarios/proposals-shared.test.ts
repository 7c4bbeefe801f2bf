import { describe, expect, it } from 'vitest'
import { HEAD, onMonday, UNIT } from './proposing.ts'
import { aMoment, asks, presses, problemOf } from './steps.ts'
import type { Town } from './town.ts'

/** Words about several items are noted at each of them, without the codes of the others. */
describe('a figure said of several items at once', () => {
  let town: Town
  onMonday((opened) => {
    town = opened
  })
  const notes = () =>
    ['RW-003-1', 'RW-003-2'].map(
      (task) => problemOf(town, 'WT-003').progress.findLast(({ on }) => on === task)?.note,
    )

  it.each([
    ['RW-003-1、RW-003-2都到81%', ''],
    ['目前RW-003-1 和 RW-003-2 均已到82%。', ''],
    ['RW-003-1以及RW-003-2都到83%，会签完成', '都到83%，会签完成'],
    ['ＲＷ－００３－１／ＲＷ－００３－２都到84%，“会签”完成。', '都到84%，“会签”完成。'],
    ['RW-003-1与RW-003-2一并推进，都到85%', '一并推进，都到85%'],
    ['85%：RW-003-1、RW-003-2', ''],
  ])('%s', async (text, note) => {
    const card = await asks(town, HEAD, text, UNIT)
    await presses(town, HEAD, card, '全部确认（2项）')
    await aMoment(town)
    expect(notes()).toEqual([note, note])
  })

  it('keeps the code of an item that the words do not report on', async () => {
    const card = await asks(town, HEAD, 'RW-003-1 进度86%，参照WT-005做法', UNIT)
    await presses(town, HEAD, card, '确认')
    expect(notes()[0]).toContain('参照WT-005做法')
  })
})
