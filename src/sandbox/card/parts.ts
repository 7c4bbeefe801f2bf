import { asObject } from '../json.ts'
import {
  all,
  anyObject,
  BAD_IMAGE,
  BAD_PERSON,
  type Context,
  describe,
  either,
  type Fields,
  filled,
  int,
  list,
  object,
  oneOf,
  pattern,
  type Rule,
  record,
  report,
  short,
  string,
} from './rules.ts'

/** Pieces that many components share (lark-platform.md 4.1, 4.3, 4.4). */

const LOCALES = [
  'zh_cn',
  'en_us',
  'zh_hk',
  'zh_tw',
  'ja_jp',
  'id_id',
  'vi_vn',
  'th_th',
  'pt_br',
  'es_es',
  'ko_kr',
  'de_de',
  'fr_fr',
  'it_it',
  'ru_ru',
  'ms_my',
] as const
export const locale = oneOf(...LOCALES)
export const i18nText = record(locale, string)

const PX = '\\d{1,2}(px)?'
export const margin = pattern(
  new RegExp(`^-?${PX}( -?${PX}){0,3}$`),
  'must be one to four distances from -99px to 99px',
)
export const padding = pattern(
  new RegExp(`^${PX}( ${PX}){0,3}$`),
  'must be one to four distances from 0px to 99px',
)
export const spacing = pattern(
  /^(small|medium|large|extra_large|default|\d{1,2}px)$/,
  'must be small, medium, large, extra_large or 0px to 99px',
)
export const horizontalAlign = oneOf('left', 'center', 'right')
export const verticalAlign = oneOf('top', 'center', 'bottom')
export const direction = oneOf('vertical', 'horizontal')
export const color = pattern(/^([a-z][a-z0-9_-]*|rgba\([\d., ]+\))?$/, 'must be a colour name or rgba(…)')
export const pixels =
  (min: number, max: number): Rule =>
  (value, path, context) => {
    const size = /^(\d+)px$/.exec(typeof value === 'string' ? value : '')?.[1]
    if (size === undefined || Number(size) < min || Number(size) > max) {
      report(context, path, `must be ${min}px to ${max}px`)
    }
  }
export const controlWidth = either(oneOf('default', 'fill'), pixels(100, 9999))
export const cornerRadius = pattern(/^\d+(px|%)$/, 'must be pixels or per cent')
export const elementId = pattern(
  /^[A-Za-z][A-Za-z0-9_]{0,19}$/,
  'element_id must start with a letter and have at most 20 letters, digits and underscores',
)

const SIZES = new Set([
  'heading-0',
  'heading-1',
  'heading-2',
  'heading-3',
  'heading-4',
  'heading',
  'normal',
  'notation',
  'xxxx-large',
  'xxx-large',
  'xx-large',
  'x-large',
  'large',
  'medium',
  'small',
  'x-small',
])
/** A size of the platform or one of `config.style.text_size`. */
export const textSize: Rule = (value, path, context) => {
  if (typeof value !== 'string' || !(SIZES.has(value) || context.textSizes.has(value))) {
    report(context, path, `unknown text size ${String(value)}`)
  }
}
export const platformSize = oneOf(...SIZES)

const url = pattern(/^(https?|lark):\/\/\S+$/, 'must be an http, https or lark link')
const link = either(url, pattern(/^$/, 'must be a link'))
export const links: Fields = { url: link, pc_url: link, ios_url: link, android_url: link }
export const multiUrl = object(links)

/** `{tag, content, …}`; `max` counts characters. */
export function textObject(tags: readonly string[], max = Number.POSITIVE_INFINITY, styled = false): Rule {
  const fields: Fields = {
    tag: oneOf(...tags),
    content: short(max),
    i18n_content: record(locale, short(max)),
    element_id: elementId,
  }
  const style: Fields = {
    text_size: textSize,
    text_color: color,
    text_align: horizontalAlign,
    lines: int(1, 9999),
  }
  return object(styled ? { ...fields, ...style } : fields, ['tag', 'content'])
}

export const plainText = textObject(['plain_text'])
export const anyText = textObject(['plain_text', 'lark_md'], Number.POSITIVE_INFINITY, true)
export const placeholder = textObject(['plain_text'], 100)

export const image: Rule = (value, path, context) => {
  filled(value, path, context)
  if (typeof value === 'string' && value !== '' && !context.imageExists(value)) {
    report(context, path, `image key ${value} is invalid`, BAD_IMAGE)
  }
}

export function person(value: unknown, path: string, context: Context): void {
  filled(value, path, context)
  if (typeof value === 'string' && value !== '' && !context.userExists(value)) {
    report(context, path, `user id ${value} is invalid`, BAD_PERSON)
  }
}

const iconFields: Fields = {
  tag: oneOf('standard_icon', 'custom_icon'),
  token: filled,
  color,
  img_key: image,
}
const needsItsKey: Rule = (value, path, context) => {
  const icon = asObject(value)
  if (icon?.tag === 'standard_icon' && icon.token === undefined)
    report(context, path, 'the icon needs a token')
  if (icon?.tag === 'custom_icon' && icon.img_key === undefined)
    report(context, path, 'the icon needs an img_key')
}
export const icon = all(object(iconFields, ['tag']), needsItsKey)
export const sizedIcon = all(
  object({ ...iconFields, size: pattern(/^\d{1,3}px \d{1,3}px$/, 'must be like 16px 16px') }, ['tag']),
  needsItsKey,
)

export const confirm = object({ title: plainText, text: plainText }, ['title', 'text'])

const callbackBehavior = object({ type: oneOf('callback'), value: either(anyObject, string) }, [
  'type',
  'value',
])
const urlBehavior = object(
  { type: oneOf('open_url'), default_url: link, pc_url: link, ios_url: link, android_url: link },
  ['type'],
)
const behavior = describe({ parts: [callbackBehavior, urlBehavior] }, (value, path, context) => {
  const type = asObject(value)?.type
  if (type === 'callback') return callbackBehavior(value, path, context)
  if (type !== 'open_url') return report(context, path, 'behavior type must be callback or open_url')
  urlBehavior(value, path, context)
  const given = asObject(value) ?? {}
  const everywhere = ['pc_url', 'ios_url', 'android_url'].every((name) => given[name])
  if (!given.default_url && !everywhere) report(context, path, 'open_url needs a default_url')
})
export const behaviors = list(behavior)
const onlyCallback = describe({ parts: [callbackBehavior] }, (value, path, context) => {
  if (asObject(value)?.type !== 'callback')
    report(context, path, 'only callback behaviors are supported here')
  else callbackBehavior(value, path, context)
})
export const callbacks = list(onlyCallback)

/** Layout of what a container holds. */
export const layout: Fields = {
  direction,
  padding,
  horizontal_spacing: spacing,
  horizontal_align: horizontalAlign,
  vertical_spacing: spacing,
  vertical_align: verticalAlign,
}
