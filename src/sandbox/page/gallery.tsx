import { render } from 'preact'
import { Card } from './card/card.tsx'
import './style/chat-page.css'

const root = document.getElementById('app')
const hands = {
  use: () => Promise.resolve(),
  nameOf: (id: string) => id,
  members: [],
  pictureOf: (key: string) => key,
}
if (root !== null) render(<Card card={{}} hands={hands} />, root)
