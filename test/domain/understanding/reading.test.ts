import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ItemCode, problemCode } from '../../../src/domain/kernel/codes.ts'
import { localDate } from '../../../src/domain/kernel/time.ts'
import { normalise } from '../../../src/domain/understanding/normalise.ts'
import { explain, LONGEST_TEXT, readMessage } from '../../../src/domain/understanding/read-message.ts'
import { calendar, corpora, messagesOf } from './grade.ts'

const read = (text: string, replyTo: ItemCode | null = null) =>
  readMessage(text, { today: localDate('2025-09-10'), calendar, replyTo })
const refs = (text: string) => read(text).readings.flatMap((reading) => reading.refs)

/** Words that such messages are made of, in any order. */
const PIECES = [
  ...[
    'WT-',
    'wt',
    'W',
    'RW-',
    '012',
    '12',
    '3',
    '问题',
    '号',
    '第',
    '十二',
    '任务',
    '项',
    '-',
    '、',
    '到',
    '和',
  ],
  ...[
    '进度',
    '80%',
    '八成',
    '完成',
    '申请',
    '销号',
    '延期',
    '不',
    '吗',
    '？',
    '，',
    '。',
    '\n',
    ' ',
    '“',
    '”',
  ],
  ...[
    '下周五',
    '9月25号',
    '国庆节前',
    '听说',
    '如果',
    '请',
    '材料',
    '上传',
    '认领',
    '卡在',
    '①',
    '＠',
    '％',
    '１２',
  ],
]
const messages = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))

describe('reading', () => {
  it('never throws, always answers, and is the same every time', () => {
    fc.assert(
      fc.property(messages, (text) => {
        const { readings } = read(text)
        expect(readings.length).toBeGreaterThan(0)
        expect(read(text).readings).toEqual(readings)
      }),
      { numRuns: 2000 },
    )
  })

  it('names no number that neither the text nor the context holds', () => {
    const figures = messages.filter((text) => !/[一二三四五六七八九十百零〇幺oOlL到至~\-－～‐-―−]/.test(text))
    fc.assert(
      fc.property(figures, (text) => {
        const plain = normalise(text).replace(/ /g, '')
        for (const code of refs(text)) expect(plain).toMatch(new RegExp(`0*${Number(code.split('-')[1])}`))
      }),
      { numRuns: 2000 },
    )
  })

  it('names no item where the text has no number, but the one replied to', () => {
    const wordless = fc
      .string({ unit: 'binary', maxLength: 80 })
      .filter((text) => !/\p{N}|[一-鿿]/u.test(text))
    fc.assert(
      fc.property(wordless, (text) => {
        expect(refs(text)).toEqual([])
        const replied = read(text, problemCode(7)).readings.flatMap((reading) => reading.refs)
        expect(replied.filter((code) => code !== problemCode(7))).toEqual([])
      }),
    )
  })

  it('reads full-width text as half-width text', () => {
    for (const name of corpora())
      for (const { text } of messagesOf(name)) {
        const [plain, wide] = [normalise(text), fullWidth(normalise(text))]
        const without = ({ note: _note, ...rest }: object & { readonly note?: string }) => rest
        expect(read(wide).readings.map(without)).toEqual(read(plain).readings.map(without))
      }
  })

  it('normalises once and for all', () => {
    fc.assert(
      fc.property(messages, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text))
      }),
    )
  })

  it('keeps the words as they were written', () => {
    expect(read('ＷＴ－０１２　进度８０％，台账（第２版）已更新').readings[0]?.note).toBe(
      '进度８０％，台账（第２版）已更新',
    )
  })

  it('tells why', () => {
    expect(
      explain('WT-012能不能宽限到9月25号？', { today: localDate('2025-09-10'), calendar, replyTo: null }),
    ).toEqual(['[WT-012]', '  extension: wt-012能不能宽限到9月25号 (asks for more time)'])
  })
})

describe('bad input', () => {
  it('leaves a text that nobody reports with unread, and says so', () => {
    expect(read('WT-012申请销号。'.repeat(20_000))).toMatchObject({
      tooLong: true,
      readings: [{ intent: 'none', refs: [] }],
    })
    expect(read('好'.repeat(LONGEST_TEXT)).tooLong).toBe(false)
  })

  it('reads fifty items in one message', () => {
    const text = Array.from({ length: 50 }, (_, n) => `${n + 1}号问题进度${n + 40}%`).join('；')
    const { readings } = read(text)
    expect(readings.map(({ refs: [code], percent }) => [code, percent])).toEqual(
      Array.from({ length: 50 }, (_, n) => [problemCode(n + 1), n + 40]),
    )
  })

  /** Seconds that no text may take, on a machine that is busy with other things. */
  const LONGEST_READING = 3
  it.each([
    '100%',
    '3、',
    '申请销号，',
    '3号',
    'a(b)',
    '百分之',
    '上',
    'WT-012 80%，',
    'WT-012不对，是',
    '“',
    '1月1日至',
    '不是12是13',
    '请各单位',
    '\n',
    '第1、2',
  ])('reads %j over and over in bounded time', (unit) => {
    const start = performance.now()
    read(unit.repeat(Math.floor(LONGEST_TEXT / unit.length)), problemCode(7))
    read(unit.repeat(Math.ceil(150_000 / unit.length)))
    expect((performance.now() - start) / 1000).toBeLessThan(LONGEST_READING)
  })

  it('reads fifty items in fifty lines, each with its own act', () => {
    const acts = ['进度60%', '申请销号', '申请延期到10月31日', '材料已上传', '卡在财政评审，请区里协调']
    const lines = Array.from({ length: 50 }, (_, n) => `WT-${String(n + 1).padStart(3, '0')}${acts[n % 5]}`)
    const intents = ['progress', 'submit_closeout', 'request_extension', 'evidence', 'blocker']
    expect(read(lines.join('\n')).readings.map(({ intent, refs: [code] }) => [intent, code])).toEqual(
      lines.map((_line, n) => [intents[n % 5], problemCode(n + 1)]),
    )
  })

  it('bounds what a range names', () => {
    expect(refs('WT-001到WT-999进度80%').length).toBeLessThanOrEqual(2)
  })
})
