import type { DigestFigures } from '../../domain/digest/figures.ts'
import type { OrganisationCode } from '../../domain/kernel/codes.ts'
import type { Directory } from '../../domain/people/directory.ts'

/** A chat and the version that it gets: a unit's own, or (null) the full one. */
interface DigestReceiver {
  readonly chatId: string
  readonly organisation: OrganisationCode | null
}

/** Where a digest goes, and who has no chat to get it in. */
export interface DigestReceivers {
  readonly chats: readonly DigestReceiver[]
  readonly leadingMissing: boolean
  readonly unitsMissing: readonly OrganisationCode[]
}

/** The full version for the leading group's chat, to each unit's chat its own (domain.md 3.9). */
export const digestReceivers = (
  directory: Pick<Directory, 'chats'>,
  figures: DigestFigures,
): DigestReceivers => {
  const units = figures.byOrganisation.map(({ organisation }) => organisation)
  const chats = [...directory.chats].flatMap(([chatId, binding]): readonly DigestReceiver[] => {
    if (binding.kind === 'leading') return [{ chatId, organisation: null }]
    if (binding.kind !== 'unit' || !units.includes(binding.organisation)) return []
    return [{ chatId, organisation: binding.organisation }]
  })
  const reached = new Set(chats.map(({ organisation }) => organisation))
  return {
    chats,
    leadingMissing: !reached.has(null),
    unitsMissing: units.filter((unit) => !reached.has(unit)),
  }
}
