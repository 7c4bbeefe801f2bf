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
  readonly faulty: boolean
}

/** What cannot be drawn is an error block in its place; the rest of the card stays. */
export class Boundary extends Component<{ readonly children: ComponentChildren }, State> {
  override readonly state: State = { faulty: false }

  static override getDerivedStateFromError(): State {
    return { faulty: true }
  }

  override render() {
    return this.state.faulty ? <Broken reason={cardWords().faulty} /> : this.props.children
  }
}
