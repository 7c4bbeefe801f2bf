import { object, objects, text } from '../platform/json.ts'

const WEB = /^https?:\/\//i

/** The address a desktop client opens (`pc_url` before `default_url` or `url`); undefined unless it leads to the web. */
export function linkOf(urls: unknown): string | undefined {
  const given = object(urls)
  const chosen = text(given.pc_url) || text(given.default_url) || text(given.url)
  return webLink(chosen)
}

/** The address if it leads to the web. */
export function webLink(address: string): string | undefined {
  return WEB.test(address) && URL.canParse(address) ? address : undefined
}

/** The `open_url` of a component's behaviors, or undefined; `inert` when it leads where only the platform's client goes. */
export function openUrlOf(component: { readonly behaviors?: unknown; readonly url?: unknown }): {
  readonly href: string | undefined
  readonly present: boolean
} {
  const behavior = objects(component.behaviors).find((each) => each.type === 'open_url')
  if (behavior !== undefined) return { href: linkOf(behavior), present: true }
  const old = text(component.url)
  return { href: webLink(old), present: old !== '' }
}

/** A link over the whole of what it stands in; controls lie above it. */
export function CardLink({ href, name }: { readonly href: string; readonly name: string }) {
  return (
    <a class="card-cover" href={href} target="_blank" rel="noopener noreferrer">
      <span class="unseen">{name}</span>
    </a>
  )
}
