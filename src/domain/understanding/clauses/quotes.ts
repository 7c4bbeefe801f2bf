import type { Span } from '../span.ts'

const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '"': '"',
  '‘': '’',
  '《': '》',
}
const OPENERS = /[“「『"‘《]/g
const LONGEST = 200

/** Everything between a pair of quotation marks, the marks included; not nested. */
export const quotesIn = (text: string): readonly Span[] => {
  const quotes: Span[] = []
  let end = 0
  for (const { index } of text.matchAll(OPENERS)) {
    if (index < end) continue
    const closer = CLOSERS[text.charAt(index)] ?? ''
    const close = text.slice(index + 1, index + LONGEST).indexOf(closer)
    if (close < 0) continue
    end = index + close + 2
    quotes.push({ start: index, end })
  }
  return quotes
}

/** A name in quotes (「WT012」, “三资”) is the writer's own word; a statement in quotes is somebody's. */
const STATEMENT =
  /(?:\d|号|问题|w).{0,24}(?:%|成|完成|改好|销|进度|申请|延)|申请.{0,12}(?:销|延)|销号|忽略|直接/

export const statementsIn = (text: string): readonly Span[] =>
  quotesIn(text).filter(({ start, end }) => end - start > 5 && STATEMENT.test(text.slice(start, end)))
