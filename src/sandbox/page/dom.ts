type Child = Node | string | undefined | false
type Listener = (event: Event) => void
interface Props {
  readonly class?: string
  readonly title?: string
  readonly on?: Readonly<Record<string, Listener>>
  readonly set?: Readonly<Record<string, string | boolean | number>>
}

/** Makes an element; texts go in as text, never as markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (props.class !== undefined) element.className = props.class
  if (props.title !== undefined) element.title = props.title
  for (const [name, value] of Object.entries(props.set ?? {})) setAttribute(element, name, value)
  for (const [type, listener] of Object.entries(props.on ?? {})) element.addEventListener(type, listener)
  for (const child of children) if (child !== undefined && child !== false) element.append(child)
  return element
}

function setAttribute(element: HTMLElement, name: string, value: string | boolean | number): void {
  if (value === false) return
  element.setAttribute(name, value === true ? '' : String(value))
}

/** A link, only if it leads to the web. */
export function link(href: unknown, text: string): HTMLElement {
  if (typeof href !== 'string' || !/^https?:\/\//i.test(href)) return h('span', {}, text)
  return h('a', { set: { href, target: '_blank', rel: 'noopener noreferrer' } }, text)
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`no element ${id}`)
  return element
}
