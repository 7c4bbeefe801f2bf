import { loadOlder, messages, olderLeft } from '../session.ts'

const LIT_MS = 1600
const MOST_PAGES = 20

/**
 * Brings a message of the open chat before the reader's eyes, and the keyboard to it; older pages are fetched until it
 * is there. `from` had the keyboard when the reader asked for it: whoever writes elsewhere by then goes on writing.
 */
export async function jumpTo(messageId: string, from = document.activeElement): Promise<void> {
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const known = messages.value?.some((each) => each.messageId === messageId) ?? false
    if (known || !olderLeft.value) break
    await loadOlder()
  }
  await new Promise((resolve) => requestAnimationFrame(resolve))
  const row = document.querySelector<HTMLElement>(`.stream [data-message="${CSS.escape(messageId)}"]`)
  if (row === null) return
  const stream = row.closest('.stream')
  const fits = row.offsetHeight < (stream?.clientHeight ?? 0)
  row.scrollIntoView({ block: fits ? 'center' : 'start' })
  // The browser tells of it only with the next frame; until then a redrawing would go back to the old place.
  stream?.dispatchEvent(new Event('scroll'))
  const now = document.activeElement
  const writes = now instanceof HTMLTextAreaElement || now instanceof HTMLInputElement
  if (now === from || !writes) row.focus({ preventScroll: true })
  row.classList.add('message-lit')
  setTimeout(() => row.classList.remove('message-lit'), LIT_MS)
}
