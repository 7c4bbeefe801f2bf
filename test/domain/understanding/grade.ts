import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { workCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { type ItemCode, parseProblemCode, parseTaskCode } from '../../../src/domain/kernel/codes.ts'
import { instant } from '../../../src/domain/kernel/time.ts'
import { normalise } from '../../../src/domain/understanding/normalise.ts'
import { type Reading, readMessage } from '../../../src/domain/understanding/read-message.ts'
import { calendarData } from '../../../src/runtime/calendar-data.ts'

const Expected = z.object({
  intent: z.string(),
  refs: z.array(z.string()),
  percent: z.number().optional(),
  percent_range: z.tuple([z.number(), z.number()]).optional(),
  due: z.string().optional(),
  note_contains: z.string().optional(),
  clarify: z.boolean().optional(),
  must_not: z.array(z.string()).default([]),
})
const Message = z.object({
  id: z.string(),
  text: z.string(),
  now: z.string(),
  context: z.object({ reply_to: z.string().nullable() }),
  tags: z.array(z.string()),
  expect: z.array(Expected),
})
type Expected = z.infer<typeof Expected>
type Message = z.infer<typeof Message>

const CORPUS = join(import.meta.dirname, 'corpus')
export const calendar = workCalendar(calendarData(), 'Asia/Shanghai')

export const codeOf = (text: string | null): ItemCode | null =>
  text === null ? null : (parseProblemCode(text) ?? parseTaskCode(text) ?? null)

/** The names of the corpus files, without their ending. */
export const corpora = (): readonly string[] =>
  readdirSync(CORPUS).map((name) => name.replace(/\.jsonl$/, ''))

export const messagesOf = (name: string): readonly Message[] =>
  readFileSync(join(CORPUS, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Message.parse(JSON.parse(line)))

export const readingsOf = ({ text, now, context }: Message): readonly Reading[] => {
  const today = calendar.dayOf(instant(Date.parse(now)))
  return readMessage(text, { today, calendar, replyTo: codeOf(context.reply_to) }).readings
}

const holds = (expected: Expected, got: Reading): boolean =>
  expected.intent === got.intent &&
  expected.refs.join() === got.refs.join() &&
  (expected.percent === undefined || expected.percent === got.percent) &&
  (expected.percent_range === undefined ||
    got.percent === undefined ||
    (got.percent >= expected.percent_range[0] && got.percent <= expected.percent_range[1])) &&
  (expected.due === undefined || expected.due === got.due) &&
  (expected.note_contains === undefined ||
    (got.note ?? '').normalize('NFKC').includes(expected.note_contains.normalize('NFKC'))) &&
  (expected.clarify === undefined || expected.clarify === (got.clarify ?? false))

/** The rule of domain.md 5: the item lists match as sets, and nothing forbidden was read. */
const isRight = ({ expect }: Message, got: readonly Reading[]): boolean =>
  expect.length === got.length &&
  expect.every((expected) => got.some((each) => holds(expected, each))) &&
  got.every(({ intent }) => expect.every(({ must_not }) => !must_not.includes(intent)))

const closesFalsely = ({ expect }: Message, got: readonly Reading[]): boolean =>
  got.some(
    ({ intent, refs }) =>
      intent === 'submit_closeout' &&
      !expect.some((each) => each.intent === intent && each.refs.join() === refs.join()),
  )

/** The numbers that a text and its context hold, in figures or in Chinese. */
const holdsNumberOf = (code: string, { text, context }: Message): boolean => {
  const number = Number(code.split('-')[1])
  const plain = normalise(text)
  const figures = new RegExp(`(?<!\\d)0*${number}(?!\\d)`)
  return (
    figures.test(plain) ||
    figures.test(plain.replaceAll(' ', '')) ||
    context.reply_to?.includes(code.slice(3, 6)) === true ||
    /[一二三四五六七八九十〇零幺壹贰叁肆伍陆柒捌玖廿卅到至~-]|o\d/i.test(plain)
  )
}

export interface Score {
  readonly share: number
  readonly wrong: readonly string[]
  readonly falseCloseOuts: readonly string[]
  readonly invented: readonly string[]
}

export const scoreOf = (name: string): Score => {
  const graded = messagesOf(name).map((message) => ({ message, got: readingsOf(message) }))
  const idsOf = (those: typeof graded): readonly string[] => those.map(({ message }) => message.id)
  const wrong = graded.filter(({ message, got }) => !isRight(message, got))
  return {
    share: 1 - wrong.length / graded.length,
    wrong: idsOf(wrong),
    falseCloseOuts: idsOf(graded.filter(({ message, got }) => closesFalsely(message, got))),
    invented: idsOf(
      graded.filter(({ message, got }) =>
        got.some(({ refs }) => refs.some((code) => !holdsNumberOf(code, message))),
      ),
    ),
  }
}
