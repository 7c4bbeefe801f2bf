import { Markdown } from '../../markdown/markdown.tsx'
import { isObject, object, text } from '../../platform/json.ts'
import { cssColour } from '../look/colours.ts'
import { wordsIn } from '../look/language.ts'
import { textAlign } from '../look/spacing.ts'
import { textSize } from '../look/text-size.ts'
import { usePlace } from '../place.ts'

/** The words of a text object: plain as they are, `lark_md` as its small markdown in the line. */
export function Words({ value }: { readonly value: unknown }) {
  const { language } = usePlace()
  const words = wordsIn(value, language)
  if (object(value).tag !== 'lark_md') return words
  return <Markdown source={words} subset inline />
}

/** A text object with its size, colour, alignment and number of lines. */
export function TextBlock({ value }: { readonly value: unknown }) {
  const { colours, sizes, narrow, language } = usePlace()
  if (!isObject(value)) return null
  const lines = typeof value.lines === 'number' ? value.lines : undefined
  const style = {
    ...textSize(value.text_size, sizes, narrow),
    color: cssColour(value.text_color, 'words', colours),
    textAlign: textAlign(value.text_align),
    WebkitLineClamp: lines,
  }
  const look = lines === undefined ? 'card-text' : 'card-text card-clamped'
  const words = wordsIn(value, language)
  const marked = value.tag === 'lark_md' || value.tag === 'markdown'
  return (
    <div class={look} style={style}>
      {marked ? <Markdown source={words} subset={value.tag === 'lark_md'} /> : text(words)}
    </div>
  )
}
