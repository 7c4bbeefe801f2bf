import { describe, expect, test } from 'vitest'
import type { CardName, CardParams } from '../../../src/app/cards.ts'
import { submitCloseOut } from '../../../src/domain/problem/close-out.ts'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import { agreeReview } from '../../../src/domain/problem/review.ts'
import { parseAction } from '../../../src/lark/cards/action.ts'
import {
  parseCloseOut,
  parseExtensionRequest,
  parseReport,
  parseReturn,
  parseReview,
} from '../../../src/lark/cards/forms.ts'
import { applicationVersion } from '../../../src/lark/cards/versions.ts'
import { findComponent, press } from '../../../src/sandbox/persons/press.ts'
import { aTask, person, RW1, WT } from '../../domain/fixtures.ts'
import { ready, type Scene, submitted, underWay } from '../../domain/scene.ts'
import { given } from '../../storage/stage.ts'
import { drawnIn, ledgerOf } from './stage.ts'

const ZONE = { name: 'Asia/Shanghai', offset: '+0800' }

/** What the platform sends when somebody fills the form in and presses the button with these words. */
const filledIn = <Name extends CardName>(
  scene: Scene,
  name: Name,
  params: CardParams[Name],
  button: string,
  form: Record<string, unknown>,
) => {
  const drawn = drawnIn(ledgerOf(scene), { to: { openId: 'ou_x' }, now: scene.now }, name, params)
  const placed = given(findComponent(JSON.parse(JSON.stringify(drawn.card)), { name: button }))
  const { action } = press(placed, { form }, ZONE)
  return { action: parseAction(action.value), form: action.form_value }
}

describe('what people fill in is what the use case gets', () => {
  test('a report on a task of one’s own, on the problem’s card', () => {
    const scene = underWay()
    const own = { percent__1: '60', note__1: '初稿' }
    const { action, form } = filledIn(
      scene,
      'problem',
      { code: WT, viewer: person('handler') },
      'report__1',
      own,
    )
    expect(action).toEqual({ do: 'report', on: RW1, v: 0 })
    const entry = parseReport(form)
    if (!entry.ok) throw new Error('not read')
    scene.does('handler', reportProgress, { on: RW1, ...entry.value })
    expect(scene.problem.tasks[0]?.percent).toBe(60)
  })

  test('a request for an extension', () => {
    const params = { code: WT, viewer: person('head') }
    const given = { until: '2025-11-10', note: '结算资料未交齐' }
    const { action, form } = filledIn(underWay(), 'problem', params, 'ask_extension', given)
    expect(action).toMatchObject({ do: 'askExtension', on: WT })
    expect(parseExtensionRequest(form)).toMatchObject({
      value: { to: '2025-11-10', reason: '结算资料未交齐' },
    })
  })

  test('an application, the institution with its file among the evidence', () => {
    const scene = ready({ definition: { isCommon: true } })
    const { action, form } = filledIn(scene, 'closeOutForm', { code: WT, viewer: person('head') }, 'submit', {
      statement: '已追回资金',
      institution_action: 'enact',
      institution_title: '《办法》',
      institution_number: '〔2025〕12号',
      institution_date: '2025-09-20',
      institution_file: 'ZC-001-1',
    })
    expect(action).toEqual({ do: 'submitCloseOut', code: WT, v: applicationVersion(scene.problem) })
    const entry = parseCloseOut(form)
    if (!entry.ok) throw new Error('not read')
    scene.does('head', submitCloseOut, entry.value)
    expect(scene.problem.state).toBe('initialReview')
  })

  for (const tasks of [2, 80])
    test(`a review of ${tasks} measures, each ticked`, () => {
      const scene = submitted({ tasks: Array.from({ length: tasks }, (_, n) => aTask(n + 1)) })
      const codes = scene.problem.tasks.map(({ code }) => code)
      const each = Object.fromEntries(codes.map((code) => [`tick_${code.replaceAll('-', '_')}`, true]))
      const ticks = tasks > 40 ? { ticks: codes } : each
      const params = { code: WT, attempt: 1, stage: 'initial', viewer: person('leader') } as const
      const { action, form } = filledIn(scene, 'review', params, 'agree', { ...ticks, opinion: '同意' })
      expect(action).toEqual({ do: 'agree', code: WT, attempt: 1, stage: 'initial' })
      const entry = parseReview(form)
      if (!entry.ok) throw new Error('not read')
      scene.does('leader', agreeReview, { stage: 'initial', ...entry.value })
      expect(scene.problem.state).toBe('supervisionReview')
    })

  test('an untouched form agrees to nothing', () => {
    const params = { code: WT, attempt: 1, stage: 'initial', viewer: person('leader') } as const
    const { form } = filledIn(submitted(), 'review', params, 'agree', {})
    expect(parseReview(form)).toMatchObject({ value: { ticks: [], opinion: '' } })
    expect(parseReturn(form)).toMatchObject({ ok: false })
  })
})
