/** A share of the work: an integer, or bounds where the words leave it open (过半, 七八成). */
export interface Amount {
  readonly value: number | null
  readonly range: readonly [number, number] | null
}

/** One way to write a share: the characters it begins with, its form (sticky), and its amount. */
export interface Form {
  readonly heads: string
  readonly form: RegExp
  readonly read: (groups: readonly (string | undefined)[]) => Amount | undefined
}

export const DIGITS = '0123456789'
export const NUMERALS = '零一二两三四五六七八九十'
export const TENTHS = '[一二两三四五六七八九]'

/** 99.6 is not yet the whole: only 100 is 100 (domain.md 3.5). */
const rounded = (value: number): number => (value < 100 ? Math.min(99, Math.round(value)) : value)

export const exactly = (value: number | undefined): Amount | undefined =>
  value === undefined || !(value >= 0 && value <= 100) ? undefined : { value: rounded(value), range: null }

export const between = (low: number, high: number): Amount | undefined =>
  low >= 0 && low <= high && high <= 100 ? { value: null, range: [low, high] } : undefined

/** Before a share that is told of the rest: 还剩30%, 未完成率30%, 没做的还有三成. */
export const LEFT_BEFORE =
  /(?:剩下?|剩余(?:的?工作量?|任务)?|(?<![相价误偏])差|尚余|其余|余下|[未没](?:完成|整改|落实|办结|做完?|改完?|干|弄)(?:率|的(?:部分|工作|任务)?(?=.))(?:还|尚|仍)?[占为是有剩达]?)(?:了|大概|约|最后|的)?$/
