/** A stretch of text: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const inside = (at: number, spans: readonly Span[]): Span | undefined => {
  for (const span of spans) if (span.start <= at && at < span.end) return span
  return undefined
}

const NONE: readonly never[] = []

/** The spans that begin inside another. */
export const within = <S extends Span>(spans: readonly S[], { start, end }: Span): readonly S[] =>
  spans.length === 0 ? NONE : spans.filter((span) => span.start >= start && span.start < end)

/** What is not read here – somebody else's words, people's names, remarks – leaves a gap of its length. */
export const blanked = (text: string, spans: readonly Span[]): string =>
  spans.reduce(
    (whole, { start, end }) => whole.slice(0, start) + '□'.repeat(end - start) + whole.slice(end),
    text,
  )
