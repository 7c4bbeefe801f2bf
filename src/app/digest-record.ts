import type { DigestFigures } from '../domain/digest/figures.ts'
import type { Instant, LocalDate } from '../domain/kernel/time.ts'

/** The life of one weekly digest; stream `digest:<cut-off day>`. */
export type DigestEvent =
  | {
      readonly type: 'digestFrozen'
      readonly day: LocalDate
      readonly cutOff: Instant
      readonly figures: DigestFigures
      readonly previous: DigestFigures | null
      /** Head of the journal at the freeze: what proves the figures. */
      readonly journalHead: string
    }
  | { readonly type: 'digestReleased'; readonly by: 'office' | 'system' }
  | { readonly type: 'digestSkipped' }
