import type { ComponentChildren } from 'preact'
import { CardIcon } from '../card/display/card-icon.tsx'
import { Person } from '../card/display/person.tsx'
import { Tag } from '../card/display/tag.tsx'
import { webLink } from '../card/link.tsx'
import { cssColour } from '../card/look/colours.ts'
import { usePlace } from '../card/place.ts'
import { cardWords } from '../card/words.ts'
import { showMoment } from './moment.ts'
import type { Node, TagName } from './tree.ts'

type TagNode = Extract<Node, { kind: 'tag' }>
interface TagOf {
  readonly node: TagNode
  readonly children: ComponentChildren
}

/** One of the platform's own tags (lark-platform.md 4.5). */
export function PlatformTag({ node, children }: TagOf) {
  const Draw = DRAW[node.name]
  return <Draw node={node}>{children}</Draw>
}

function At({ node }: TagOf) {
  const { hands } = usePlace()
  const { id = '', ids = '', user_id: userId = '', email = '' } = node.attributes
  const named = (each: string): string => (each === 'all' ? cardWords().everybody : hands.nameOf(each))
  const people = [id, userId, ...ids.split(',')].map((each) => each.trim()).filter((each) => each !== '')
  const names = people.length > 0 ? people.map(named) : [email]
  return <span class="md-at">{names.map((name) => `@${name}`).join(' ')}</span>
}

function Font({ node, children }: TagOf) {
  const { colours } = usePlace()
  const color = cssColour(node.attributes.color, 'words', colours)
  return <span style={color === undefined ? {} : { color }}>{children}</span>
}

function addressOf({ attributes }: TagNode): string | undefined {
  const { href = '', pc_url: desktop = '', url = '', link = '' } = attributes
  return webLink(desktop || url || href || link)
}

function Link({ node, children }: TagOf) {
  const href = addressOf(node)
  const { icon = '' } = node.attributes
  const inside = (
    <>
      {icon === '' ? null : <CardIcon icon={{ tag: 'standard_icon', token: icon }} size={14} />}
      {children}
      {node.children.length === 0 ? href : null}
    </>
  )
  if (href === undefined) return inside
  return (
    <a class="card-web-link" href={href} target="_blank" rel="noopener noreferrer">
      {inside}
    </a>
  )
}

function Moment({ node }: TagOf) {
  const { hands } = usePlace()
  const { millisecond = '', format_type: format = '' } = node.attributes
  const words = showMoment(Number(millisecond), format, hands.timeZone)
  const href = addressOf(node)
  if (href === undefined) return <span>{words}</span>
  return (
    <a class="card-web-link" href={href} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  )
}

function Badge({ node, children }: TagOf) {
  const { colours } = usePlace()
  const { background_color: ground = '', font_color: font = '' } = node.attributes
  const style = {
    background: cssColour(ground, 'badge', colours),
    color: cssColour(font, 'words', colours),
  }
  const href = addressOf(node)
  const badge = (
    <span class="md-badge" style={style}>
      {children}
    </span>
  )
  if (href === undefined) return badge
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {badge}
    </a>
  )
}

function Someone({ node }: TagOf) {
  const { id = '', show_name: name, show_avatar: avatar, style } = node.attributes
  return <Person id={id} name={name !== 'false'} avatar={avatar !== 'false'} capsule={style === 'capsule'} />
}

function TextTag({ node, children }: TagOf) {
  return <Tag color={node.attributes.color ?? 'neutral'}>{children}</Tag>
}

const DRAW: Readonly<Record<TagName, (props: TagOf) => ComponentChildren>> = {
  a: Link,
  at: At,
  font: Font,
  link: Link,
  local_datetime: Moment,
  number_tag: Badge,
  person: Someone,
  text_tag: TextTag,
}
