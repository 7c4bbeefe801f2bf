import { isObject, type Json, objects, text } from '../platform/json.ts'
import { CardIcon } from './display/card-icon.tsx'
import { Tag } from './display/tag.tsx'
import { Words } from './display/text.tsx'
import { tintOf } from './look/colours.ts'
import { edges } from './look/spacing.ts'
import { usePlace } from './place.ts'

/** Title, subtitle, tags and icon on the colour of the template. */
export function Header({ header }: { readonly header: unknown }) {
  const { language } = usePlace()
  if (!isObject(header)) return null
  const template = text(header.template) || 'default'
  const tint = template === 'default' ? undefined : tintOf(template)
  const padding = edges(header.padding)
  const style = {
    ...(tint === undefined ? {} : { background: tint.background, color: tint.color }),
    ...(padding === undefined ? {} : { padding }),
  }
  return (
    <div class={`card-header card-header-${template}`} style={style}>
      {isObject(header.icon) ? <CardIcon icon={header.icon} size={20} /> : null}
      <div class="card-header-words">
        <div class="card-title-line">
          <h3 class="card-title">
            <Words value={header.title} />
          </h3>
          {tagsOf(header, language).map((tag, index) => (
            <Tag key={index} color={tag.color} on="header">
              <Words value={tag.text} />
            </Tag>
          ))}
        </div>
        {isObject(header.subtitle) ? (
          <p class="card-subtitle">
            <Words value={header.subtitle} />
          </p>
        ) : null}
      </div>
    </div>
  )
}

const MAX_TAGS = 3

function tagsOf(header: Json, language: string): readonly Json[] {
  const translated = isObject(header.i18n_text_tag_list) ? header.i18n_text_tag_list[language] : undefined
  return objects(translated ?? header.text_tag_list).slice(0, MAX_TAGS)
}
