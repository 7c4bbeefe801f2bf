import { describe, expect, it } from 'vitest'
import { figuresAt } from '../../../src/app/digest/figures-at.ts'
import { digestJson } from '../../../src/domain/digest/names.ts'
import { calendar, demoFile, on, Stage } from '../ledger-stage.ts'

const { 口径: _, ...EXPECTED } = demoFile().expected_digest_at_demo_now
const figures = (stage: Stage, at = on('2025-10-24', '17:00')) =>
  stage.database.read((store) => digestJson(figuresAt(store, calendar, at), store.directory.load()))

describe('the digest of the demo round at 2025-10-24 17:00', () => {
  it('equals the golden figures to the digit, for all and for every unit', () => {
    expect(figures(new Stage())).toEqual(EXPECTED)
  })

  it('is the same from the journal when the ledger was taken over later', () => {
    expect(figures(new Stage({ importedAt: on('2025-11-20') }))).toEqual(EXPECTED)
  })

  it('was another one in September', () => {
    const { 全区: then } = figures(new Stage(), on('2025-09-19', '18:00'))
    expect(then).toMatchObject({ 问题总数: 40, 已销: 7, 反弹重开: 0 })
  })
})
