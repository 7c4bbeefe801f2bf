import { asObject } from '../json.ts'
import {
  anyText,
  color,
  cornerRadius,
  horizontalAlign,
  i18nText,
  icon,
  image,
  locale,
  person,
  pixels,
  plainText,
  textSize,
} from './parts.ts'
import {
  anything,
  BAD_CHART,
  bool,
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
  string,
} from './rules.ts'
import { table } from './table.ts'

/** Own properties of a component; `tag`, `element_id` and `margin` go with all. */
export interface ComponentRule {
  readonly fields: Fields
  readonly required: readonly string[]
  /** What the properties say together. */
  readonly also?: Rule
}

const chartSpec: Rule = (value, path, context) => {
  const spec = asObject(value)
  if (spec === undefined || Object.keys(spec).length === 0) {
    return report(context, path, 'chart_spec must be a VChart description', BAD_CHART)
  }
  if (spec.type === undefined && spec.series === undefined) {
    report(context, path, 'chart_spec needs a type', BAD_CHART)
  }
  if (JSON.stringify(spec).includes('function'))
    report(context, path, 'chart_spec holds no functions', BAD_CHART)
}

/** Components that only show (lark-platform.md 4.3). */
export const displays: Readonly<Record<string, ComponentRule>> = {
  markdown: {
    fields: {
      content: string,
      text_size: textSize,
      text_align: horizontalAlign,
      icon,
      i18n_content: i18nText,
    },
    required: ['content'],
  },
  div: {
    fields: { text: anyText, icon, width: either(oneOf('fill', 'auto'), pixels(16, 999)) },
    required: ['text'],
  },
  img: {
    fields: {
      img_key: image,
      i18n_img_key: record(locale, image),
      alt: plainText,
      title: anyText,
      corner_radius: cornerRadius,
      scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
      size: pattern(/^(large|medium|small|tiny|stretch|\d{1,4}px \d{1,4}px)$/, 'unknown image size'),
      preview: bool,
      transparent: bool,
      // Properties of 1.0 that the documentation of 2.0 still has.
      mode: oneOf('crop_center', 'fit_horizontal', 'stretch', 'large', 'medium', 'small', 'tiny'),
      custom_width: int(278, 580),
      compact_width: bool,
    },
    required: ['img_key', 'alt'],
  },
  img_combination: {
    fields: {
      combination_mode: oneOf('double', 'triple', 'bisect', 'trisect'),
      img_list: list(object({ img_key: image, transparent: bool }, ['img_key'])),
      corner_radius: cornerRadius,
      combination_transparent: bool,
    },
    required: ['combination_mode', 'img_list'],
  },
  hr: { fields: {}, required: [] },
  person: {
    fields: {
      user_id: person,
      size: oneOf('extra_small', 'small', 'medium', 'large'),
      show_avatar: bool,
      show_name: bool,
      style: oneOf('normal', 'capsule'),
    },
    required: ['user_id'],
  },
  person_list: {
    fields: {
      persons: anything,
      show_name: bool,
      show_avatar: bool,
      size: oneOf('extra_small', 'small', 'medium', 'large'),
      lines: int(1, 999),
      drop_invalid_user_id: bool,
      icon,
      ud_icon: object({ token: filled, style: object({ color }) }, ['token']),
    },
    required: ['persons'],
    also: (value, path, context) => {
      const { persons, drop_invalid_user_id: drops } = asObject(value) ?? {}
      const id = drops === true ? filled : person
      list(object({ id }, ['id']))(persons, `${path}.persons`, context)
    },
  },
  chart: {
    fields: {
      chart_spec: chartSpec,
      aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
      color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
      preview: bool,
      height: either(oneOf('auto'), pixels(1, 999)),
    },
    required: ['chart_spec'],
  },
  table,
  audio: {
    fields: {
      file_key: filled,
      audio_id: filled,
      show_time: bool,
      show_playback: bool,
      fallback_text: plainText,
      style: oneOf('normal', 'compact'),
      bg_color: color,
      width: either(oneOf('auto', 'fill'), pixels(16, 999)),
    },
    required: ['file_key'],
  },
}
