import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/index.ts'
import {
  appliesFor,
  asks,
  buttonsOn,
  finishesTasks,
  presses,
  pressesAtOnce,
  problemOf,
  ticked,
} from './steps.ts'
import { Town } from './town.ts'

describe('who reviews', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  })
  afterAll(() => town.close())
  const words = (card: Message) => town.wordsOf(card)
  const offered = async (person: string, code: string): Promise<readonly string[]> => {
    const [mine, item] = [await asks(town, person, '/我的'), await asks(town, person, `/问题 ${code}`)]
    const onItem = buttonsOn(town, item).filter((each) => each.startsWith('审核'))
    return [...buttonsOn(town, mine).filter((each) => each.startsWith(`${code} `)), ...onItem]
  }

  describe('of what was in review when the ledger was taken over', () => {
    const eligible = {
      'WT-009': { 葛以宁: '责任领导初审' },
      'WT-001': {
        穆怀远: '纪检监察复核',
        席望舒: '纪检监察复核',
        辛如许: '组织部门复核',
        连翘楚: '组织部门复核',
      },
      'WT-032': { 穆怀远: '纪检监察复核', 辛如许: '组织部门复核' },
      'WT-012': { 屈行健: '认定', 晏清和: '认定' },
    }
    for (const [code, people] of Object.entries(eligible))
      it(`${code}: each of ${Object.keys(people).join('、')} finds the review, opens it and can judge`, async () => {
        for (const [person, stage] of Object.entries(people)) {
          expect(await offered(person, code)).toEqual([`${code} ${stage}`, `审核 · ${stage}`])
          await presses(town, person, await asks(town, person, '/我的'), `${code} ${stage}`)
          const review = town.cardFor(person, '审核意见')
          expect(words(review)).toContain(`${code} ${stage}`)
          expect(await presses(town, person, review, '退回')).toContain('须填写意见、退回原因')
        }
      })

    it('nobody else finds it', async () => {
      for (const [person, code] of [
        ['苗思远', 'WT-009'],
        ['章怀瑾', 'WT-009'],
        ['骆闻达', 'WT-009'],
        ['贺长川', 'WT-001'],
        ['屈行健', 'WT-001'],
        ['穆怀远', 'WT-012'],
        ['骆闻达', 'WT-012'],
      ] as const)
        expect(await offered(person, code), person).toEqual([])
    })

    it('the cards of several who may are settled by the first', async () => {
      const [one, two] = [
        town.cardFor('穆怀远', 'WT-001 纪检监察复核\n应招'),
        town.cardFor('席望舒', 'WT-001 纪检监察复核'),
      ]
      const mine = await asks(town, '席望舒', '/我的')
      const toasts = await pressesAtOnce(town, [
        ['席望舒', two, '通过', { ...ticked(town, 'WT-001'), opinion: '现场核查属实' }],
        ['席望舒', mine, 'WT-001 纪检监察复核', {}],
      ])
      expect(toasts).toEqual(['已通过', expect.stringContaining('WT-001 已有变化，现为“待监督复核”')])
      expect(words(one)).toContain('现场核查属实')
      expect(buttonsOn(town, two)).toEqual([])
      expect(await offered('穆怀远', 'WT-001')).toEqual([])
    })
  })

  describe('when nobody may any more', () => {
    const CODE = 'WT-013'

    it('the inspection office is asked to name another, whoever of it comes first', async () => {
      await finishesTasks(town, CODE, '章怀瑾')
      await town.says('章怀瑾', `/进度 ${CODE} 100% 已核定岗位`)
      expect(await appliesFor(town, '尚可欣', CODE)).toBe('已提交')
      expect(town.letters('章怀瑾').filter((each) => each.startsWith(`${CODE} 责任领导初审`))).toEqual([])
      const card = town.cardFor('骆闻达', `${CODE} 另行指定审核人`)
      expect(words(card)).toContain('责任领导初审环节已无符合回避要求的审核人')
      for (const name of ['葛以宁', '谭立峰']) expect(words(card)).toContain(name)
      for (const name of ['章怀瑾 ', '唐景和', '尚可欣']) expect(words(card)).not.toContain(name)
      expect(problemOf(town, CODE).state).toBe('initialReview')
    })

    it('another of the office finds it, too; nobody else does', async () => {
      const item = await asks(town, '褚明河', `/问题 ${CODE}`)
      expect(buttonsOn(town, item)).toEqual(['指定审核人 · 责任领导初审'])
      expect(buttonsOn(town, await asks(town, '褚明河', '/我的'))).toContain(`${CODE} 另行指定审核人`)
      for (const person of ['屈行健', '尚可欣', '葛以宁', '穆怀远'])
        expect(buttonsOn(town, await asks(town, person, `/问题 ${CODE}`)).join()).not.toContain('指定')
    })

    it('it is named once, with a reason, and that person judges', async () => {
      await presses(town, '褚明河', await asks(town, '褚明河', '/我的'), `${CODE} 另行指定审核人`)
      const [one, two] = [town.cardFor('骆闻达', '另行指定'), town.cardFor('褚明河', '选择审核人')]
      expect(await presses(town, '褚明河', two, '确认')).toContain('须填写理由、审核人')
      const toasts = await pressesAtOnce(town, [
        ['褚明河', two, '确认', { reviewer: 'U-112', reason: '责任领导报送过进展，须回避' }],
        ['骆闻达', one, '确认', { reviewer: 'U-111', reason: '责任领导须回避' }],
      ])
      expect(toasts[0]).toBe('已指定审核人')
      expect(toasts[1]).not.toBe('已指定审核人')
      for (const card of [one, two]) {
        expect(words(card)).toContain('已指定谭立峰审核')
        expect(buttonsOn(town, card)).toEqual([])
      }
      const review = town.cardFor('谭立峰', `${CODE} 责任领导初审`)
      expect(await presses(town, '谭立峰', review, '同意', { ...ticked(town, CODE), opinion: '同意' })).toBe(
        '已同意',
      )
      expect(problemOf(town, CODE).state).toBe('supervisionReview')
    })
  })
})
