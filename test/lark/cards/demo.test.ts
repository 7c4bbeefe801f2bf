import { describe, expect, test } from 'vitest'
import { bindChat } from '../../../src/app/bind-chat.ts'
import type { CardRequest } from '../../../src/app/cards.ts'
import { itemActions } from '../../../src/app/item-actions.ts'
import { blockerCode, parsePersonId, problemCode } from '../../../src/domain/kernel/codes.ts'
import { parseAction } from '../../../src/lark/cards/action.ts'
import type { Drawn } from '../../../src/lark/cards/card.ts'
import { digestPreview } from '../../../src/lark/cards/digest.ts'
import { presentCard } from '../../../src/lark/cards/index.ts'
import { audienceOf } from '../../../src/lark/cards/view.ts'
import { catalogueFor } from '../../../src/text/index.ts'
import { calendar, on, Stage } from '../../app/ledger-stage.ts'
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

  test('the draft names who will get it, and who has no chat', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '17:00')
    const draft = given(stage.posted.find(({ card }) => card === 'digestDraft'))
    const words = () => wordsOf(shown(stage, draft))
    expect(words()).toMatch(/^发送范围：领导小组、.*教育卫健局/m)
    expect(words()).not.toContain('尚未绑定')
    stage.acts('U-921', (acting) => {
      bindChat(acting, 'oc_leading', { kind: 'office' })
      bindChat({ ...acting, directory: acting.store.directory.load() }, 'oc_ORG-03', { kind: 'office' })
      return true
    })
    expect(words()).toMatch(/^尚未绑定工作群，不发送：领导小组、教育卫健局$/m)
    expect(words()).not.toMatch(/^发送范围：.*(领导小组|教育卫健局)/m)
    sound(shown(stage, draft))
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

  const briefsOf = (stage: Stage, person: string) =>
    stage.cards('brief').filter(({ params }) => params.person === person)

  test('an item under review is not overdue: its late review has words of its own and is not urgent', () => {
    const stage = new Stage()
    // WT-009 is late for its initial review by U-111 from 10-29 on; nothing of his own is overdue.
    stage.tickAt('2025-10-28', '08:30')
    stage.tickAt('2025-10-29', '08:30')
    const [card] = briefsOf(stage, 'U-111').filter(({ at }) => at === stage.now)
    const words = wordsOf(shown(stage, given(card)))
    expect(words).toContain('WT-009')
    expect(words).toMatch(/^今日提醒\d+项，其中审核逾期1项$/m)
    expect(words).not.toMatch(/已超期|超期\d/)
    expect(card?.urgentFor).toBeUndefined()
    expect(wordsOf(shown(stage, given(card), 'en'))).toMatch(/^\d+ items today, 1 with a late review$/m)
  })

  test('what happened in the evening stands on it, and is no message of its own', () => {
    const stage = new Stage()
    stage.now = on('2025-10-27', '19:00')
    const code = problemCode(16)
    stage.acts('U-122', (acting) => itemActions.raiseBlocker(acting, code, '资金未到位'))
    expect(stage.notified).toEqual([])
    stage.tickNow()
    expect(briefsOf(stage, 'U-119')).toEqual([])
    stage.tickAt('2025-10-28', '08:30')
    const [card, ...more] = briefsOf(stage, 'U-119')
    expect(more).toEqual([])
    for (const locale of ['zh', 'en'] as const) sound(shown(stage, given(card), locale))
    expect(wordsOf(shown(stage, given(card)))).toContain('段小满报告 WT-016 存在堵点，请协调：资金未到位')
    stage.now = on('2025-10-28', '10:00')
    stage.acts('U-119', (acting) => itemActions.clearBlocker(acting, code, blockerCode(code, 1)))
    expect(stage.notified.map(({ notice, to }) => [notice.kind, to])).toEqual([
      ['blockerCleared', { openId: 'ou_U-122' }],
    ])
  })

  test('who has read it stands on the cards of those above him, not in the unit’s chat', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-27', '08:30')
    const words = (to: CardRequest['to'], viewer: string | null) => {
      const params = { code: problemCode(16), viewer: viewer === null ? null : given(parsePersonId(viewer)) }
      return wordsOf(shown(stage, { card: 'problem', params, object: 'WT-016', to, key: '', priority: 0 }))
    }
    expect(words({ openId: 'ou_U-119' }, 'U-119')).toContain('最近提醒：段小满')
    expect(words({ openId: 'ou_U-122' }, 'U-122')).not.toContain('最近提醒')
    expect(words({ chatId: 'oc_ORG-03' }, null)).not.toContain('最近提醒')
    stage.acts('U-921', (acting) => {
      bindChat(acting, 'oc_office', { kind: 'office' })
      return true
    })
    expect(words({ chatId: 'oc_office' }, null)).toContain('最近提醒：段小满')
  })
})
