import { describe, expect, it } from 'vitest'
import { type ItemCode, parseProblemCode } from '../../../src/domain/kernel/codes.ts'
import { instant } from '../../../src/domain/kernel/time.ts'
import { type Reading, readMessage } from '../../../src/domain/understanding/read-message.ts'
import { calendar, codeOf, corpora, messagesOf } from './grade.ts'

type Message = ReturnType<typeof messagesOf>[number]

const MESSAGES = corpora()
  .filter((name) => name === 'dev' || name.startsWith('open-'))
  .flatMap(messagesOf)

/** What was read, without the words. */
const told = ({ intent, refs, percent, percentRange, due, clarify }: Reading): string =>
  [intent, ...refs, percent, percentRange, due, clarify].join(' ').trim()

const read = (text: string, now: string, replyTo: ItemCode | null): readonly string[] =>
  readMessage(text, { today: calendar.dayOf(instant(Date.parse(now))), calendar, replyTo })
    .readings.map(told)
    .sort()

const readIt = ({ text, now, context }: Message): readonly string[] =>
  read(text, now, codeOf(context.reply_to))

/** Another way to say the same; undefined where it cannot be said so. */
type Variant = (message: Message) => readonly [text: string, replyTo: ItemCode | null] | undefined

const changed =
  (change: (message: Message) => string | undefined): Variant =>
  (message) => {
    const text = change(message)
    return text === undefined ? undefined : [text, codeOf(message.context.reply_to)]
  }

const PROBLEM = /WT-(\d{3})(?!\d|-\d)/g
/** Codes in a row or in a range read otherwise when they are spelt otherwise. */
const IN_A_ROW = /[、到至和与～]WT|WT-\d{3}[、到至和与/～]/

const spelt = (form: (n: number) => string): Variant =>
  changed(({ text }) =>
    IN_A_ROW.test(text) ? undefined : text.replace(PROBLEM, (_code, digits: string) => form(Number(digits))),
  )

const onlyRef = ({ expect: wanted }: Message): string | undefined =>
  wanted.length === 1 ? wanted[0]?.refs[0] : undefined

const reports = ({ expect: wanted }: Message): boolean => wanted.every(({ intent }) => intent !== 'none')

const VARIANTS: Readonly<Record<string, Variant>> = {
  '12号问题': spelt((n) => `${n}号问题`),
  第12号问题: spelt((n) => `第${n}号问题`),
  W12: spelt((n) => `W${n}`),
  wt012: spelt((n) => `wt${String(n).padStart(3, '0')} `),
  'as a reply instead of by name': (message) => {
    const ref = onlyRef(message)
    return ref === undefined || message.context.reply_to !== null || !message.text.startsWith(ref)
      ? undefined
      : [message.text.slice(ref.length).replace(/^[，,：: 的]/, ''), codeOf(ref)]
  },
  'by name instead of as a reply': (message) =>
    onlyRef(message) === message.context.reply_to
      ? [`${message.context.reply_to}，${message.text}`, null]
      : undefined,
  'with a courtesy behind': changed((message) =>
    message.expect[0]?.intent === 'query' ? undefined : `${message.text.replace(/[。！!]$/, '')}，谢谢`,
  ),
  'with an address before': changed((message) =>
    reports(message) ? `各位领导好，${message.text}` : undefined,
  ),
  'with the unit before': changed((message) =>
    reports(message) && !message.text.startsWith('[') ? `【建交局】${message.text}` : undefined,
  ),
  'with full stops for commas': changed((message) =>
    onlyRef(message) === undefined ? undefined : message.text.replaceAll('，', '。'),
  ),
  'with blanks for commas': changed((message) =>
    onlyRef(message) === undefined ? undefined : message.text.replaceAll('，', ' '),
  ),
}

describe('the same in other words reads the same', () => {
  it.each(Object.entries(VARIANTS))('%s', (_name, variant) => {
    const tried = MESSAGES.flatMap((message) => {
      const other = variant(message)
      return other === undefined ? [] : [{ message, other }]
    })
    expect(tried.length).toBeGreaterThan(30)
    for (const { message, other } of tried)
      expect(read(other[0], message.now, other[1]), other[0]).toEqual(readIt(message))
  })
})

const problemsOf = ({ expect: wanted }: Message): readonly string[] =>
  wanted.flatMap(({ refs }) => refs.map((ref) => ref.slice(3, 6)))

describe('two messages in one', () => {
  const single = MESSAGES.filter(
    (message) =>
      message.context.reply_to === null &&
      reports(message) &&
      problemsOf(message).length > 0 &&
      problemsOf(message).every((code) => parseProblemCode(`WT-${code}`) !== undefined) &&
      !message.tags.includes('injection') &&
      !/忽略|跳过/.test(message.text),
  )
  it.each(['；', '\n', '。'])('joined by %j read as both', (joint) => {
    let wrong = 0
    for (const [n, one] of single.entries()) {
      const other = single[(n + 17) % single.length]
      if (other === undefined || problemsOf(one).some((code) => problemsOf(other).includes(code))) continue
      const text = `${one.text.replace(/[。！；]$/, '')}${joint}${other.text}`
      const both = new Set([...readIt(one), ...read(other.text, one.now, null)])
      const got = read(text, one.now, null)
      if (got.length !== both.size || got.some((each) => !both.has(each))) wrong += 1
    }
    expect(wrong / single.length).toBeLessThan(0.01)
  })
})
