import type { OrganisationCode } from '../../domain/kernel/codes.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { authorise } from '../../domain/policy/authorise.ts'
import { readableOrganisations } from '../../domain/policy/reading.ts'
import type { Acting } from '../context.ts'
import { decidingOf } from '../record.ts'

/**
 * The scope of /周报: in a unit's chat that unit, else all that the actor may read (null = the whole round).
 * Refusals `notPermitted`, `outOfScope`.
 */
export const digestScope = (acting: Acting, chatId: string | null): OrganisationCode | null => {
  const binding = chatId === null ? undefined : acting.directory.chats.get(chatId)
  const readable = readableOrganisations(acting.directory, acting.actor, acting.now)
  const unit =
    binding?.kind === 'unit' ? binding.organisation : readable === 'all' ? null : (readable[0] ?? null)
  if (unit === null && readable !== 'all')
    throw new Refusal('notPermitted', { action: 'readDigest', code: null })
  if (unit !== null && readable !== 'all' && !readable.includes(unit))
    throw new Refusal('outOfScope', { code: acting.directory.organisations.get(unit)?.short ?? unit })
  authorise(decidingOf(acting), 'readDigest', null, unit === null ? {} : { organisation: unit })
  return unit
}
