import { closeSide, openSide } from '../parts/side.tsx'
import { Log } from './log.tsx'
import { MessageView } from './message-view.tsx'
import { inspected, isOpen, lookAt, NAME } from './state.ts'
import { words } from './words.ts'

/** Opens the inspector on a message. */
export function inspect(messageId: string): void {
  openSide({ name: NAME, title: () => words().inspector, draw: () => <Inspector /> })
  lookAt(messageId)
}

/** Opens the live log, or closes the inspector. */
export function toggleInspector(): void {
  if (isOpen()) closeSide()
  else inspect('')
}

function Inspector() {
  return inspected.value === '' ? <Log /> : <MessageView />
}
