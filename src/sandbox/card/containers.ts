import type { ComponentRule } from './displays.ts'
import {
  behaviors,
  color,
  confirm,
  cornerRadius,
  horizontalAlign,
  layout,
  multiUrl,
  padding,
  pixels,
  plainText,
  sizedIcon,
  spacing,
  textObject,
  verticalAlign,
} from './parts.ts'
import { anything, bool, either, type Fields, filled, int, object, oneOf, pattern } from './rules.ts'

const held: Fields = { ...layout, elements: anything }
const action = object({ multi_url: multiUrl }, ['multi_url'])

/** Components that hold others (lark-platform.md 4.3); what they hold is checked on the way down. */
export const containers: Readonly<Record<string, ComponentRule>> = {
  column_set: {
    fields: {
      horizontal_spacing: spacing,
      horizontal_align: horizontalAlign,
      flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
      background_style: color,
      action,
      columns: anything,
    },
    required: ['columns'],
  },
  column: {
    fields: {
      ...held,
      width: either(oneOf('auto', 'weighted'), pixels(16, 600)),
      weight: int(1, 5),
      background_style: color,
      action,
    },
    required: [],
  },
  form: { fields: { ...held, name: filled }, required: ['name', 'elements'] },
  interactive_container: {
    fields: {
      ...held,
      width: either(oneOf('fill', 'auto'), pixels(16, 999)),
      height: either(oneOf('auto'), pixels(10, 999)),
      background_style: color,
      has_border: bool,
      border_color: color,
      corner_radius: cornerRadius,
      behaviors,
      hover_tips: plainText,
      disabled: bool,
      disabled_tips: plainText,
      confirm,
    },
    required: ['behaviors', 'elements'],
  },
  collapsible_panel: {
    fields: {
      ...held,
      expanded: bool,
      background_color: color,
      header: object(
        {
          title: textObject(['plain_text', 'markdown', 'lark_md'], Number.POSITIVE_INFINITY, true),
          background_color: color,
          width: oneOf('fill', 'auto', 'auto_when_fold'),
          vertical_align: verticalAlign,
          padding,
          position: oneOf('top', 'bottom'),
          icon: sizedIcon,
          icon_position: oneOf('left', 'right', 'follow_text'),
          icon_expanded_angle: oneOf(-180, -90, 90, 180),
        },
        ['title'],
      ),
      border: object({ color, corner_radius: pattern(/^\d{1,3}px$/, 'must be pixels') }),
    },
    required: ['header', 'elements'],
  },
}
