/** Thresholds of the yellow light (domain.md 3.8). */
export interface LightRules {
  /** Calendar days before the effective deadline, the due day included. */
  readonly dueSoonDays: number
  /** Working days after which an open blocker turns the light yellow. */
  readonly blockerWorkdays: number
  /** Percentage points below the time share. */
  readonly behindPoints: number
}
