import type { CardName, CardParams } from '../../app/cards.ts'
import { brief } from './brief.ts'
import { calendar } from './calendar.ts'
import type { Card, Drawn } from './card.ts'
import { chase } from './chase.ts'
import { closeOutForm } from './close-out-form.ts'
import { digest, digestDraft, digestPreview } from './digest.ts'
import { evidence } from './evidence.ts'
import { extension } from './extension.ts'
import { help } from './help.ts'
import { ledger } from './ledger.ts'
import { longTermForm } from './long-term-form.ts'
import { mine } from './mine.ts'
import { nameReviewer } from './name-reviewer.ts'
import { problemCard } from './problem.ts'
import { proposal } from './proposal.ts'
import { reopenForm } from './reopen-form.ts'
import { review } from './review.ts'
import { taskAcceptance } from './task-acceptance.ts'
import { taskExtension } from './task-extension.ts'
import type { CardView } from './view.ts'

/** Every card by its name: the compiler names one that is missing. */
const CARDS: { readonly [Name in CardName]: Card<Name> } = {
  problem: problemCard,
  taskAcceptance,
  closeOutForm,
  review,
  extension,
  taskExtension,
  nameReviewer,
  reopenForm,
  longTermForm,
  evidence,
  proposal,
  brief,
  chase,
  ledger,
  mine,
  digestDraft,
  digest,
  digestPreview,
  help,
  calendar,
}

/** The present look of a card; undefined when what it shows is gone or not for these eyes. */
export const presentCard = <Name extends CardName>(
  view: CardView,
  name: Name,
  params: CardParams[Name],
): Drawn | undefined => CARDS[name].present(view, params)
