import type { Div, PlainText, TextSize } from './types.ts'

const UNPRINTABLE = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF]/gu

/** Text for a reader's eye: without control characters and direction marks that would move its neighbours. */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(UNPRINTABLE, (found) => (found === '\n' || found === '\t' ? found : ''))

/** At most `limit` characters, an ellipsis in place of the rest; never cuts a character in two. */
export const cut = (text: string, limit: number): string => {
  const characters = [...text]
  return characters.length <= limit ? text : `${characters.slice(0, Math.max(0, limit - 1)).join('')}…`
}

/** The only kind of text our cards have: the platform interprets nothing in it (lark-platform.md 4.5). */
export const plain = (content: string): PlainText => ({ tag: 'plain_text', content: clean(content) })

interface Style {
  readonly size?: TextSize
  readonly color?: NonNullable<PlainText['text_color']>
}

/** A paragraph. */
export const line = (content: string, style: Style = {}): Div => ({
  tag: 'div',
  text: {
    ...plain(content),
    text_size: style.size ?? 'normal',
    ...(style.color === undefined ? {} : { text_color: style.color }),
  },
})

/** The heading of a section. */
export const heading = (content: string): Div => ({
  ...line(content, { size: 'heading' }),
  margin: '4px 0 0 0',
})

/** A remark in small grey letters. */
export const remark = (content: string): Div => line(content, { size: 'notation', color: 'grey' })
