/** Percent, half-up to two decimals; null where the denominator is 0 and a text shows “—” (domain.md 3.9). */
export const rate = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((20_000 * part + whole) / (2 * whole)) / 100
