import { Log } from './log.tsx'
import { MessageView } from './message-view.tsx'
import { inspected } from './state.ts'

/** The inspector's panel: one message, or the live log. */
export function drawInspector() {
  return <Inspector />
}

function Inspector() {
  return inspected.value === '' ? <Log /> : <MessageView />
}
