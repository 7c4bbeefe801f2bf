import type { Mark } from '../../../domain/digest/marks.ts'
import type { Catalogue } from '../../../text/index.ts'

/** A mark in the words of the card, the light or the digest that prints it. */
export const markName = ({ terms, digest, problemCard }: Catalogue, mark: Mark): string =>
  ({
    ...terms.lights,
    ...digest.counts,
    closed: terms.lights.closed,
    dueNextWeek: digest.sections.next,
    late: digest.sections.overdue,
    reopened: terms.flags.reopened,
    blocked: problemCard.blockers,
    extending: terms.flags.extending,
    key: terms.flags.key,
    common: terms.flags.common,
  })[mark]
