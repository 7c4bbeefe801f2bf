import { Component, type ComponentChildren } from 'preact'
import { Glyph } from './glyph.tsx'
import { cardWords } from './words.ts'

/** The platform's error block with the reason. */
export function Broken({ reason, whole = false }: { readonly reason: string; readonly whole?: boolean }) {
  const words = cardWords()
  return (
    <div class={whole ? 'card card-broken' : 'card-broken'} role="alert">
      <Glyph name="warning" size={18} />
      <div>
        <p class="card-broken-title">{whole ? words.brokenCard : words.broken}</p>
        <p class="card-broken-reason">{reason}</p>
      </div>
    </div>
  )
}

interface State {
  readonly reason: string | undefined
}

/** What cannot be drawn is an error block in its place; the rest of the card stays. */
export class Boundary extends Component<{ readonly children: ComponentChildren }, State> {
  override readonly state: State = { reason: undefined }

  static override getDerivedStateFromError(error: unknown): State {
    return { reason: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { reason } = this.state
    return reason === undefined ? this.props.children : <Broken reason={reason} />
  }
}
