import { describe, expect, test } from 'vitest'
import type { CardRequest } from '../../../src/app/cards.ts'
import { parseAction } from '../../../src/lark/cards/action.ts'
import type { Drawn } from '../../../src/lark/cards/card.ts'
import { digestPreview } from '../../../src/lark/cards/digest.ts'
import { presentCard } from '../../../src/lark/cards/index.ts'
import { audienceOf } from '../../../src/lark/cards/view.ts'
import { catalogueFor } from '../../../src/text/index.ts'
import { calendar, Stage } from '../../app/ledger-stage.ts'
import { given } from '../../storage/stage.ts'
import { buttonsOf, objections, objectsOf, valuesOf, wordsOf } from './stage.ts'

const shown = (stage: Stage, request: CardRequest, locale: 'zh' | 'en' = 'zh'): Drawn =>
  given(
    stage.database.read((store) => {
      const directory = store.directory.load()
      const text = catalogueFor(locale)
      const view = {
        store,
        directory,
        calendar,
        now: stage.now,
        text,
        commands: [],
        ...audienceOf(directory, request.to),
      }
      return { drawn: present(view, request) }
    }).drawn,
  )

const present = (view: Parameters<typeof presentCard>[0], request: CardRequest): Drawn | undefined =>
  presentCard(view, request.card, request.params)

const sound = (drawn: Drawn): void => {
  expect(objections(drawn)).toEqual([])
  for (const value of valuesOf(drawn)) expect(parseAction(value)).toEqual(value)
}

describe('the weekly digest of the demo round', () => {
  test('the draft waits for OFFICE, the released card has the figures of the week and no button', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '17:00')
    const draft = given(stage.posted.find(({ card }) => card === 'digestDraft'))
    const waiting = shown(stage, draft)
    sound(waiting)
    expect(waiting.settled).toBe(false)
    expect(wordsOf(waiting)).toContain('17:40')
    expect(valuesOf(waiting)).toEqual([{ do: 'releaseDigest', day: '2025-10-24' }])

    stage.tickAt('2025-10-24', '17:40')
    const released = shown(stage, draft)
    expect(released.settled).toBe(true)
    expect(buttonsOf(released)).toEqual([])
    const full = given(
      stage.posted.find(({ card, to }) => card === 'digest' && 'chatId' in to && to.chatId === 'oc_leading'),
    )
    for (const locale of ['zh', 'en'] as const) {
      const card = shown(stage, full, locale)
      sound(card)
      expect(buttonsOf(card)).toEqual([])
      expect([...objectsOf(card.card)].filter(({ tag }) => tag === 'chart')).toHaveLength(1)
    }
    const words = wordsOf(shown(stage, full))
    for (const figure of [
      '问题总数：40',
      '应销：20',
      '已销：12',
      '超期：6',
      '整改完成率：30.00%',
      '按期销号率：55.00%',
    ])
      expect(words).toContain(figure)
    expect(words).toContain('系统统计、未经人工复核')
    expect(words).toMatch(/台账校验值 [0-9a-f]{64}/)
    for (const code of ['WT-005', 'WT-007', 'WT-015', 'WT-019', 'WT-020', 'WT-035'])
      expect(words).toContain(code)
  })

  test('the leading group sees no title and no name, a unit sees its own items only', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '17:00')
    stage.tickAt('2025-10-24', '17:40')
    const digests = stage.posted.filter(({ card }) => card === 'digest')
    const { titles, names } = stage.database.read((store) => ({
      titles: store.problems.codes().map((code) => given(store.problems.get(code)).title),
      names: [...store.directory.load().people.values()].map(({ name }) => name),
    }))
    for (const request of digests) {
      const words = wordsOf(shown(stage, request))
      if (!('chatId' in request.to) || request.to.chatId !== 'oc_leading') continue
      for (const secret of [...titles, ...names]) expect(words).not.toContain(secret)
    }
    const unit = given(digests.find(({ to }) => 'chatId' in to && to.chatId === 'oc_ORG-01'))
    const words = wordsOf(shown(stage, unit))
    sound(shown(stage, unit))
    expect(words).toContain('WT-005')
    expect(words).not.toMatch(/WT-015|WT-035|教育卫健局/)
  })

  test('/周报 of a past day has that day’s figures and is no release', () => {
    const stage = new Stage()
    const request = { day: '2025-10-24', organisation: null, viewer: 'U-921' }
    expect(digestPreview.name).toBe('digestPreview')
    stage.tickAt('2025-10-28', '10:00')
    const draft = given(stage.posted.find(({ card }) => card === 'digestDraft'))
    if (draft.card !== 'digestDraft') throw new Error('no draft')
    const preview: CardRequest = {
      ...draft,
      card: 'digestPreview',
      params: { day: draft.params.day, organisation: null, viewer: draft.params.viewer },
    }
    expect(draft.params.day).toBe(request.day)
    const words = wordsOf(shown(stage, preview))
    expect(words).toContain('问题总数：40')
    expect(words).toContain('实时统计，非正式发布')
  })
})

describe('the daily card', () => {
  test('every person’s card is sound, carries the answer, and keeps 已阅 once pressed', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-27', '08:30')
    const briefs = stage.posted.filter(({ card }) => card === 'brief')
    expect(briefs.length).toBeGreaterThan(3)
    for (const request of briefs) {
      for (const locale of ['zh', 'en'] as const) {
        const drawn = shown(stage, request, locale)
        sound(drawn)
        expect(valuesOf(drawn)).toContainEqual({ do: 'seen' })
      }
    }
    const answered = briefs.filter((request) =>
      valuesOf(shown(stage, request)).some((value) => parseAction(value)?.do === 'report'),
    )
    const [first] = answered
    if (first?.card !== 'brief') throw new Error('nobody may answer')
    stage.database.transact((store) => {
      store.briefs.mark(first.params.id, 'seen', stage.now)
    })
    const seen = shown(stage, first)
    expect(valuesOf(seen)).not.toContainEqual({ do: 'seen' })
    expect(wordsOf(seen)).toContain('已阅（10月27日 08:30）')
  })
})
