import type { LocalDate } from '../../kernel/time.ts'
import { type Clause, has } from '../clauses/clauses.ts'
import type { DateMention } from '../dates/dates.ts'
import type { Judged } from './acts.ts'
import { extensionAt } from './extension.ts'
import type { Scene } from './scene.ts'

/** The scene of a clause that is already known to ask for more time. */
const PLAIN: Scene = {
  named: 'named',
  relayed: false,
  supposed: false,
  reminded: false,
  doubted: false,
  planned: false,
  before: undefined,
}

const SINCE =
  /^(?:起|以来|开始|印发的|下发的|通报的|的会|的通知|(?:整改|工作)?(?:进展|进度|日报|周报|简报|动态)(?:情况)?(?:$|:))/
const AS_OF =
  /(?:截至|截止(?:到|至)?|自|从|由|到目前|原定|原计划|原拟|原|原时限|原来|本来|赶不上|超过|集中整改期|要求的|不是|并非|而非)$/
const TODAY = /^(?:今|当)/

const behind = (clause: Clause, { end }: DateMention): string => clause.text.slice(end - clause.start)
const before = (clause: Clause, { start }: DateMention): string => clause.text.slice(0, start - clause.start)

/** Today is a target only where the words look ahead: 今晚, 今天下班前. */
const looksAhead = (clause: Clause, date: DateMention): boolean => {
  const said = clause.text.slice(date.start - clause.start, date.end - clause.start)
  if (!TODAY.test(said)) return true
  if (date.limit || /下班|晚/.test(said)) return true
  return has(clause, 'aiming', 'pending') && !/[了已过]/.test(behind(clause, date))
}

/** 到今天累计46件: a count so far. */
const isUntilToday = (clause: Clause, date: DateMention): boolean =>
  (!date.limit || /为止|截止/.test(clause.text.slice(date.start - clause.start, date.end - clause.start))) &&
  /[到至]$/.test(before(clause, date)) &&
  TODAY.test(clause.text.slice(date.start - clause.start))

const isTarget = (clause: Clause, date: DateMention): boolean =>
  !date.past &&
  !AS_OF.test(before(clause, date)) &&
  !SINCE.test(behind(clause, date)) &&
  !isUntilToday(clause, date) &&
  looksAhead(clause, date)

interface Told {
  readonly date: DateMention
  readonly clause: Clause
}

const targetsIn = (judged: readonly Judged[]): readonly Told[] =>
  judged
    .filter(({ act }) => act !== 'silent' && act !== 'hostile' && act !== 'query')
    .flatMap(({ clause }) =>
      clause.dates.filter((date) => isTarget(clause, date)).map((date) => ({ date, clause })),
    )

/** The new limit that an extension asks for: the day behind its word, else the last day that is told. */
const newLimit = (judged: readonly Judged[], told: readonly Told[]): LocalDate | undefined => {
  const asked = judged.find(({ act }) => act === 'extension')
  const at = asked === undefined ? undefined : extensionAt(asked.clause, PLAIN)
  const after = told.find(
    ({ date, clause }) =>
      clause === asked?.clause && date.start >= (at ?? 0) && /(?:到|至|为|在)$/.test(before(clause, date)),
  )
  return (after ?? told.find(({ date }) => date.start >= (at ?? 0)) ?? told.at(-1))?.date.day
}

/** The days that are told for an item (domain.md 5), in the order of the text. */
export const daysIn = (judged: readonly Judged[]): readonly LocalDate[] =>
  targetsIn(judged).map(({ date }) => date.day)

/** The one day that counts: a limit before a mere day, the last of several. */
export const dueIn = (judged: readonly Judged[], extension: boolean): LocalDate | undefined => {
  const told = targetsIn(judged)
  if (extension) return newLimit(judged, told)
  return (told.findLast(({ date }) => date.limit) ?? told.at(-1))?.date.day
}
