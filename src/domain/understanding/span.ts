/** A stretch of text: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const inside = (at: number, spans: readonly Span[]): Span | undefined =>
  spans.find(({ start, end }) => start <= at && at < end)

export const within = <S extends Span>(spans: readonly S[], { start, end }: Span): readonly S[] =>
  spans.filter((span) => span.start >= start && span.start < end)
