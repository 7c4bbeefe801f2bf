import type { LightRules } from '../lights/rules.ts'
import type { LadderName } from '../nudge/rungs.ts'

/** The rule profile of a round (domain.md finding 1): every local number is here, none in the code. */
export interface RuleProfile {
  /** OFFICE heads may determine close-out (P13); a reopened problem never. */
  readonly determinationDelegated: boolean
  /** Approved extensions a problem may have (P16). */
  readonly extensionLimit: number
  /** Farthest deadline that an extension or a reopening may set, in days from today (domain.md 2.1: a year at most). */
  readonly longestDeadlineDays: number
  /** Working days for each review (domain.md 3.7). */
  readonly reviewDays: {
    readonly initial: number
    readonly supervision: number
    readonly determination: number
  }
  /** Working days in which an issued problem must be claimed (figure 认领及时率). */
  readonly claimDays: number
  /** Working days without any update before the silence rung (domain.md 3.8). */
  readonly silenceDays: number
  /** Local times `HH:mm` of the send window on workdays; the daily card goes out at its start. */
  readonly sendWindow: { readonly from: string; readonly to: string }
  readonly digest: {
    /** 1 = Monday … 7 = Sunday. */
    readonly weekday: number
    readonly at: string
    readonly autoReleaseMinutes: number
    /** A strict profile waits for OFFICE instead of releasing by itself. */
    readonly strict: boolean
  }
  readonly lights: LightRules
  /** Which nudge ladder is climbed (domain.md 3.8); absent = the standard one. */
  readonly ladder?: LadderName
  /** Minutes in which the writer may take an update back (contract.md 4, /撤销); absent = 10. */
  readonly undoMinutes?: number
  /** Local time `HH:mm` at which the day's source messages are read again, days off too; absent = 17:30. */
  readonly rereadAt?: string
}

export const undoMinutes = (profile: RuleProfile): number => profile.undoMinutes ?? 10
/** Early enough for the sender to answer on the same day. */
export const rereadTime = (profile: RuleProfile): string => profile.rereadAt ?? '17:30'

export const DEFAULT_PROFILE: RuleProfile = {
  determinationDelegated: false,
  extensionLimit: 2,
  longestDeadlineDays: 366,
  reviewDays: { initial: 3, supervision: 5, determination: 5 },
  claimDays: 5,
  silenceDays: 10,
  sendWindow: { from: '08:30', to: '18:00' },
  digest: { weekday: 5, at: '17:00', autoReleaseMinutes: 40, strict: false },
  lights: { dueSoonDays: 7, blockerWorkdays: 5, behindPoints: 30 },
}
