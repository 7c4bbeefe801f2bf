import type { Refusal } from '../domain/kernel/refusal.ts'
import { type Catalogue, refusalText as ruleText } from '../text/index.ts'
import type { FormFault } from './cards/forms.ts'

const isUsage = (refusal: Refusal): refusal is Refusal<'usage'> => refusal.code === 'usage'

/** The line that a person reads for a refusal; a wrong call of a command is answered with how it is used. */
export const refusalText = (text: Catalogue, refusal: Refusal): string => {
  if (!isUsage(refusal)) return ruleText(text, refusal)
  const { command } = refusal.details
  const entry = Object.entries(text.commands.list).find(([alias]) => alias === command)?.[1]
  return entry === undefined
    ? ruleText(text, refusal)
    : text.commands.replies.usage(entry.usage, entry.example)
}

/** What was filled in wrongly, all at once. */
export const formFaultsText = (text: Catalogue, faults: readonly FormFault[]): string => {
  const { forms } = text
  const missing = faults.filter(({ kind }) => kind === 'missing').map(({ field }) => forms.fields[field])
  const others = faults.flatMap(({ kind, field, given, limit }) => {
    if (kind === 'invalid') return [forms.invalid(forms.fields[field], given.slice(0, 20))]
    if (kind === 'excluded') return [forms.excluded(forms.fields[field])]
    return kind === 'tooLong' ? [forms.tooLong(forms.fields[field], limit)] : []
  })
  const parts = missing.length === 0 ? others : [forms.missing(missing), ...others]
  return text.commands.replies.formFaults(parts)
}
