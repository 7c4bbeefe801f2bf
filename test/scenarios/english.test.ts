import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asksAll, asksFor, strangeGroup } from './answers.ts'
import { aMoment, asks, presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const LEADING = '区党工委巡察工作领导小组'
const HEAD = '廖望山'
const LEADER = '鲁启明'
const OFFICE = '骆闻达'

let town: Town
let data: readonly string[]
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-24T09:00:00+08:00', locale: 'en' })
  data = chineseIn(town)
})
afterAll(() => town.close())

/** Every Chinese text of the ledger's data, the longest first. */
const chineseIn = ({ service }: Town): readonly string[] =>
  service.database.read((store) => {
    const found = new Set<string>()
    const collect = (value: unknown): void => {
      if (typeof value === 'string' && /\p{Script=Han}/u.test(value)) found.add(value)
      else if (value instanceof Map) for (const each of value.values()) collect(each)
      else if (typeof value === 'object' && value !== null)
        for (const each of Object.values(value)) collect(each)
    }
    collect(store.directory.load())
    for (const code of store.problems.codes()) collect(store.problems.get(code))
    return [...found].sort((one, other) => other.length - one.length)
  })

/** What is left in Chinese once the data is taken away. */
const untranslated = (words: string): readonly string[] => {
  const left = data.reduce((text, each) => text.replaceAll(each, ''), words)
  return left.split('\n').filter((line) => /\p{Script=Han}|[，。：；（）、]/u.test(line))
}

describe('with LOCALE=en', () => {
  it('speaks English in every answer but for the data', async () => {
    strangeGroup(town, 'Somebody’s group', [HEAD, OFFICE])
    const asked: readonly (readonly [string, readonly string[], string | undefined])[] = [
      [
        HEAD,
        [
          '/help',
          '/帮助 进度',
          '/mine',
          '/ledger ORG-01 rectifying',
          '/problem WT-003',
          '/calendar 2025-10-11',
          '/nonsense',
          'hello',
        ],
        undefined,
      ],
      [
        HEAD,
        [
          '/progress RW-003-1 101',
          '/progress RW-003-1',
          '/extend WT-003 2025-02-30 late',
          '/nudge WT-003',
          '/problem WT-008',
          '/reopen WT-002',
          '/evidence RW-003-1',
          '/assign RW-003-1 @Nobody',
        ],
        UNIT,
      ],
      [OFFICE, ['/台账', '/digest', '/problem WT-003', '/reopen WT-002', '/nudge WT-005 please'], LEADING],
      [
        OFFICE,
        [
          '/ledger overdue',
          '/digest 2025-10-31',
          '/problem WT-012',
          '/problem WT-002',
          '/problem WT-021',
          '/reopen WT-004',
        ],
        undefined,
      ],
      [OFFICE, ['/bind unit ORG-01', '/bind', '/problem WT-008'], 'Somebody’s group'],
    ]
    for (const [by, texts, chat] of asked) {
      const answers = await asksAll(town, by, texts, chat)
      for (const [n, words] of answers.entries())
        expect([texts[n], untranslated(words)]).toEqual([texts[n], []])
    }
  })

  it('takes a report and shows it, letters and toasts in English', async () => {
    expect(await asksFor(town, HEAD, '/progress RW-003-1 75% vouchers checked', UNIT)).toBe(
      'RW-003-1: 75% recorded (was 70%).',
    )
    await town.sends(HEAD, 'report.pdf', 'bytes', UNIT)
    const card = await asks(town, HEAD, '/evidence RW-003-1', UNIT)
    await aMoment(town)
    expect(town.wordsOf(card)).toContain('Recorded: evidence ZC-003-')
    expect(await asksFor(town, HEAD, '/extend WT-003 2025-11-28 papers incomplete')).toContain('WT-003')
    expect(await asksFor(town, HEAD, '/blocker WT-003 review not scheduled')).toContain('DD-003-1')
    const decision = town.cardFor(LEADER, 'papers incomplete')
    const toast = await presses(town, LEADER, decision, 'Agree', { opinion: 'agreed' })
    expect([toast, ...town.letters(LEADER), ...town.letters(HEAD)].flatMap(untranslated)).toEqual([])
    expect(problemOf(town, 'WT-003').extensions.at(-1)?.leaderOpinion?.text).toBe('agreed')
  })
})
