import { asObject } from '../json.ts'
import {
  color,
  elementId,
  i18nText,
  icon,
  layout,
  links,
  locale,
  padding,
  plainText,
  platformSize,
  textObject,
} from './parts.ts'
import {
  all,
  anything,
  bool,
  type Fields,
  int,
  list,
  object,
  oneOf,
  type Rule,
  record,
  report,
  string,
} from './rules.ts'

const pace = object({ default: int(1, 9999), android: int(1, 9999), ios: int(1, 9999), pc: int(1, 9999) })
const TAG_COLOURS = [
  'neutral',
  'blue',
  'turquoise',
  'lime',
  'orange',
  'violet',
  'indigo',
  'wathet',
  'green',
  'yellow',
  'red',
  'purple',
  'carmine',
] as const
const textTag = object(
  { tag: oneOf('text_tag'), element_id: elementId, text: plainText, color: oneOf(...TAG_COLOURS) },
  ['tag', 'text'],
)
const MAX_TAGS = 3

const config = object({
  streaming_mode: bool,
  streaming_config: object({
    print_frequency_ms: pace,
    print_step: pace,
    print_strategy: oneOf('fast', 'delay'),
  }),
  summary: object({ content: string, i18n_content: i18nText }),
  locales: list(locale),
  enable_forward: bool,
  update_multi: oneOf(true),
  width_mode: oneOf('default', 'compact', 'fill'),
  use_custom_translation: bool,
  enable_forward_interaction: bool,
  style: object({
    text_size: record(string, object({ default: platformSize, pc: platformSize, mobile: platformSize })),
    color: record(string, object({ light_mode: color, dark_mode: color })),
  }),
})

const header = object(
  {
    title: textObject(['plain_text', 'lark_md']),
    subtitle: textObject(['plain_text', 'lark_md']),
    text_tag_list: list(textTag, MAX_TAGS),
    i18n_text_tag_list: record(locale, list(textTag, MAX_TAGS)),
    template: oneOf(
      'blue',
      'wathet',
      'turquoise',
      'green',
      'yellow',
      'orange',
      'red',
      'carmine',
      'violet',
      'purple',
      'indigo',
      'grey',
      'default',
    ),
    icon,
    padding,
  },
  ['title'],
)

const somewhere: Rule = (value, path, context) => {
  const given = asObject(value) ?? {}
  const everywhere = ['pc_url', 'ios_url', 'android_url'].every((name) => given[name])
  if (!given.url && !everywhere) report(context, path, 'card_link needs a url')
}

/** Top level of a 2.0 card (lark-platform.md 4.1); the elements are checked on the way down. */
export const shell: Fields = {
  schema: oneOf('2.0'),
  config,
  card_link: all(object(links), somewhere),
  header,
  body: object({ ...layout, elements: anything }),
}
