import { Icon } from '../parts/icon.tsx'
import { failed, toast } from '../parts/toasts.tsx'
import type { Json } from '../platform/json.ts'
import type { Verdict } from './check.ts'
import { words } from './words.ts'

const MOST = 6
const MOST_LINES = 24

/** What the platform thinks of the card, and its JSON to be taken along. */
export function Source({ card, verdict }: { readonly card: Json; readonly verdict: Verdict }) {
  const w = words()
  const source = JSON.stringify(card, undefined, 2)
  const copy = () => {
    // Pages that do not come over a safe connection have no clipboard.
    const clipboard: Clipboard | undefined = navigator.clipboard
    if (clipboard === undefined) return failed(w.copyFails)
    clipboard.writeText(source).then(
      () => toast('success', w.copied),
      () => failed(w.copyFails),
    )
  }
  return (
    <>
      <div class="stand-line">
        <VerdictMark verdict={verdict} />
        <button type="button" class="stand-copy" onClick={copy}>
          <Icon name="copy" size={16} />
          {w.copy}
        </button>
      </div>
      {typeof verdict === 'string' || verdict.length === 0 ? null : (
        <ul class="stand-problems">
          {verdict.slice(0, MOST).map(({ path, code, message }) => (
            <li key={`${path} ${code} ${message}`}>
              <code>{code}</code> <code>{path || '—'}</code> {message}
            </li>
          ))}
        </ul>
      )}
      <details class="stand-source">
        <summary>{w.json}</summary>
        <textarea
          readOnly={true}
          spellcheck={false}
          aria-label={w.json}
          rows={Math.min(source.split('\n').length, MOST_LINES)}
          value={source}
        />
      </details>
    </>
  )
}

function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const w = words()
  if (verdict === 'waiting') return <span class="stand-verdict">{w.checking}</span>
  if (verdict === 'unknown') return <span class="stand-verdict">{w.unchecked}</span>
  if (verdict.length > 0) return <span class="stand-verdict stand-verdict-bad">{w.refused}</span>
  return (
    <span class="stand-verdict stand-verdict-good">
      <Icon name="check" size={16} />
      {w.taken}
    </span>
  )
}
