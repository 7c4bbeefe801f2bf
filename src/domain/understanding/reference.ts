import { type ItemCode, type ProblemCode, problemCode, type TaskCode, taskCode } from '../kernel/codes.ts'
import { NUMERAL, numeralValue } from './numerals.ts'

const N = `(\\d{1,4}|${NUMERAL})`

interface Form<T> {
  readonly form: RegExp
  readonly read: (groups: readonly string[]) => T | undefined
}

const problemFrom = (text: string | undefined): ProblemCode | undefined => {
  const number = numeralValue(text ?? '')
  return number === undefined || number < 1 || number > 9999 ? undefined : problemCode(number)
}

const taskFrom = (problem: string | undefined, n: string | undefined): TaskCode | undefined => {
  const [code, index] = [problemFrom(problem), numeralValue(n ?? '')]
  return code === undefined || index === undefined || index < 1 || index > 999
    ? undefined
    : taskCode(code, index)
}

/** The ways in which officials write a task, then a problem (domain.md 3.1); the longer form first. */
const TASK_FORMS: readonly Form<TaskCode>[] = [
  { form: /^rw ?-? ?(\d{1,4}) ?- ?(\d{1,3})(?!\d)/i, read: ([p, n]) => taskFrom(p, n) },
  {
    form: new RegExp(`^第?${N}[号个]问题的?第?${N}[项个号条](?:任务|措施)`),
    read: ([p, n]) => taskFrom(p, n),
  },
]
const PROBLEM_FORMS: readonly Form<ProblemCode>[] = [
  { form: /^wt? ?-? ?(\d{1,4})(?!\d|-\d)/i, read: ([p]) => problemFrom(p) },
  { form: new RegExp(`^第?${N}[号个]问题`), read: ([p]) => problemFrom(p) },
  { form: new RegExp(`^问题第?${N}号?(?!\\d)`), read: ([p]) => problemFrom(p) },
]

/** A reference and the text behind it. */
export interface Reference {
  readonly code: ItemCode
  readonly rest: string
}

/** Reads a reference at the very beginning of normalised text; undefined if there is none. */
export const referenceAtStart = (text: string): Reference | undefined => {
  for (const { form, read } of [...TASK_FORMS, ...PROBLEM_FORMS]) {
    const match = form.exec(text)
    const code = match === null ? undefined : read(match.slice(1))
    if (match !== null && code !== undefined) return { code, rest: text.slice(match[0].length).trimStart() }
  }
  return undefined
}

/** The first explicit code (`WT-012`, `RW-012-2` and their looser spellings) anywhere in normalised text. */
export const referenceWithin = (text: string): ItemCode | undefined => {
  for (const { index } of text.matchAll(
    /(?<![A-Za-z0-9])(?:rw|wt?)|第|\d|问题|[一二三四五六七八九十百两]/gi,
  )) {
    const found = referenceAtStart(text.slice(index))
    const before = text[index - 1] ?? ''
    if (found !== undefined && !/[A-Za-z0-9零〇一二两三四五六七八九十百千]/.test(before)) return found.code
  }
  return undefined
}
