import type { Refusal, RefusalCode, RefusalDetails } from '../domain/kernel/refusal.ts'
import type { Catalogue } from '../text/index.ts'

const isUsage = (refusal: Refusal): refusal is Refusal<'usage'> => refusal.code === 'usage'

const textOf = <C extends RefusalCode>(text: Catalogue, code: C, details: RefusalDetails[C]): string => {
  const tell: (details: RefusalDetails[C]) => string = text.refusals[code]
  return tell(details)
}

/** The line that a person reads for a refusal; a wrong call of a command is answered with how it is used. */
export const refusalText = (text: Catalogue, refusal: Refusal): string => {
  if (!isUsage(refusal)) return textOf(text, refusal.code, refusal.details)
  const entry = Object.entries(text.commands.list).find(([alias]) => alias === refusal.details.command)?.[1]
  return entry === undefined
    ? textOf(text, refusal.code, refusal.details)
    : text.commands.replies.usage(entry.usage, entry.example)
}
