import { actionName } from './actions.ts'
import { commands } from './commands.ts'
import { companion } from './companion.ts'
import {
  briefCard,
  calendarCard,
  chaseCard,
  helpCard,
  ledgerCard,
  mineCard,
  officeNotices,
  tones,
} from './daily-cards.ts'
import { dates } from './dates.ts'
import { digest } from './digest.ts'
import { events } from './events.ts'
import {
  evidenceCard,
  extensionCard,
  longTermCard,
  problemCard,
  reopenCard,
  taskCards,
} from './item-cards.ts'
import { buttons, confirms, labels, phrases } from './labels.ts'
import { notices } from './notices.ts'
import { proposalCard } from './proposals.ts'
import { gaps, refusals } from './refusals.ts'
import { closeOutCard, forms, nameReviewerCard, reviewCard } from './review-cards.ts'
import { secrets } from './secrets.ts'
import { terms } from './terms.ts'
import { tour } from './tour.ts'
import { updates } from './updates.ts'

/** The Chinese catalogue; its shape is the catalogue's type. */
export const zh = {
  language: 'zh_cn',
  dates,
  terms,
  actionName,
  refusals,
  gaps,
  events,
  notices,
  updates,
  buttons,
  confirms,
  labels,
  phrases,
  problemCard,
  taskCards,
  evidenceCard,
  proposalCard,
  extensionCard,
  reopenCard,
  longTermCard,
  closeOutCard,
  reviewCard,
  nameReviewerCard,
  forms,
  briefCard,
  tones,
  officeNotices,
  chaseCard,
  ledgerCard,
  mineCard,
  helpCard,
  calendarCard,
  digest,
  commands,
  secrets,
  companion,
  tour,
}
