import { JsonTree } from './json-tree.tsx'
import type { CardVerdict } from './shapes.ts'
import { words } from './words.ts'

/** What the platform says of a card, how much of its limits it uses, and the card itself. */
export function CardView({ verdict }: { readonly verdict: CardVerdict }) {
  const w = words()
  const { problems, elements, maxElements, bytes, maxBytes, json } = verdict
  return (
    <>
      <p class={`verdict ${problems.length === 0 ? 'verdict-good' : 'verdict-bad'}`}>
        {problems.length === 0 ? w.valid : w.problems(problems.length)}
      </p>
      {problems.length === 0 ? null : (
        <ul class="card-problems">
          {problems.map(({ path, message, code }) => (
            <li key={`${path} ${message}`}>
              <code>{path === '' ? '/' : path}</code>
              <span class="isolate">{message}</span>
              <span class="card-problem-code">{code}</span>
            </li>
          ))}
        </ul>
      )}
      <Usage label={w.elements} used={elements} limit={maxElements} show={String} />
      <Usage label={w.bytes} used={bytes} limit={maxBytes} show={kilobytes} />
      <JsonTree value={json} label={w.raw} />
    </>
  )
}

interface UsageProps {
  readonly label: string
  readonly used: number
  readonly limit: number
  readonly show: (amount: number) => string
}

function Usage({ label, used, limit, show }: UsageProps) {
  return (
    <label class="usage">
      <span>{label}</span>
      <meter min={0} max={limit} high={limit * 0.85} optimum={0} value={used} />
      <span class="usage-figure">{words().of(show(used), show(limit))}</span>
    </label>
  )
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
