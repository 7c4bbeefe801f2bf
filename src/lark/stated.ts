import { isTaskCode } from '../domain/kernel/codes.ts'
import type { Stated } from '../domain/proposal/proposal.ts'
import type { Catalogue } from '../text/index.ts'

/** What a line is about: `报送进展`; what is called 销号 on a task is its 办结 (T5). */
export const intentText = ({ proposalCard }: Catalogue, { intent, on }: Pick<Stated, 'intent' | 'on'>) =>
  intent === 'submit_closeout' && on !== null && isTaskCode(on)
    ? proposalCard.taskDone
    : proposalCard.intents[intent]

const figures = ({ proposalCard: words, dates }: Catalogue, { intent, percent, due }: Stated) => {
  if (intent === 'request_extension') return due === null ? [] : [words.until(dates.day(due))]
  if (intent !== 'progress') return []
  return [
    ...(percent === null ? [] : [words.reached(percent)]),
    ...(due === null ? [] : [words.expected(dates.day(due))]),
  ]
}

/** What was recorded of an item, in one phrase: `RW-003-1 报送进展：进度 60%`. */
export const statedText = (text: Catalogue, stated: Stated): string => {
  const { colon, comma } = text.terms
  const parts = figures(text, stated)
  const what = intentText(text, stated)
  return `${stated.on ?? ''} ${parts.length === 0 ? what : `${what}${colon}${parts.join(comma)}`}`
}
