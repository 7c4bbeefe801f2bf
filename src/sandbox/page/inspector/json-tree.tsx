import { useSignal } from '@preact/signals'
import { failed, toast } from '../parts/toasts.tsx'
import { isObject } from '../platform/json.ts'
import { words } from './words.ts'

/** Up to this many members a node is open at first, as far as OPEN_DEPTH. */
const OPEN_MEMBERS = 12
const OPEN_DEPTH = 2
/** Members drawn of an open node until more are asked for. */
const PAGE = 100
const LONG_TEXT = 240

/** A JSON value, folded; what is folded is not drawn. Texts that are JSON themselves unfold too. */
export function JsonTree({ value, label }: { readonly value: unknown; readonly label: string }) {
  return (
    <figure class="json" aria-label={label}>
      <figcaption class="json-head">
        <span>{label}</span>
        <button type="button" class="link-button" onClick={() => copy(value)}>
          {words().copy}
        </button>
      </figcaption>
      <ul class="json-root">
        <Node name={undefined} value={value} depth={0} />
      </ul>
    </figure>
  )
}

interface NodeProps {
  readonly name: string | undefined
  readonly value: unknown
  readonly depth: number
}

function Node({ name, value, depth }: NodeProps) {
  const inside = isFolding(value) ? value : parsed(value)
  if (inside === undefined)
    return (
      <li class="json-node">
        <Name name={name} />
        <Leaf value={value} />
      </li>
    )
  return <Folding name={name} value={inside} depth={depth} wasText={typeof value === 'string'} />
}

function Folding({
  name,
  value,
  depth,
  wasText,
}: {
  readonly name: string | undefined
  readonly value: object
  readonly depth: number
  readonly wasText: boolean
}) {
  const w = words()
  const members = Object.entries(value)
  const open = useSignal(depth < OPEN_DEPTH && members.length <= OPEN_MEMBERS)
  const shown = useSignal(PAGE)
  const [begins, ends] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return (
    <li class="json-node">
      <button
        type="button"
        class="json-fold"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value
        }}
        onKeyDown={(event) => {
          const wanted = { ArrowRight: true, ArrowLeft: false }[event.key]
          if (wanted !== undefined) open.value = wanted
        }}
      >
        <Name name={name} />
        <span class="json-sign">{open.value ? begins : `${begins}…${ends}`}</span>{' '}
        <span class="json-count">
          {wasText ? `${w.parsed} · ` : ''}
          {w.keys(members.length)}
        </span>
      </button>
      {open.value ? (
        <ul>
          {members.slice(0, shown.value).map(([key, member]) => (
            <Node key={key} name={key} value={member} depth={depth + 1} />
          ))}
          {members.length > shown.value ? (
            <li>
              <button
                type="button"
                class="link-button"
                onClick={() => {
                  shown.value += PAGE * 5
                }}
              >
                {w.more(members.length)}
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </li>
  )
}

function Name({ name }: { readonly name: string | undefined }) {
  return name === undefined ? null : <span class="json-name">{name}: </span>
}

function Leaf({ value }: { readonly value: unknown }) {
  const whole = useSignal(false)
  if (typeof value !== 'string') return <span class="json-plain">{String(value)}</span>
  const cut = !whole.value && value.length > LONG_TEXT
  return (
    <>
      <span class="json-text isolate">{JSON.stringify(cut ? `${value.slice(0, LONG_TEXT)}…` : value)}</span>
      {cut ? (
        <button
          type="button"
          class="link-button"
          onClick={() => {
            whole.value = true
          }}
        >
          {words().wholeText}
        </button>
      ) : null}
    </>
  )
}

const isFolding = (value: unknown): value is object =>
  (isObject(value) || Array.isArray(value)) && Object.keys(value).length > 0

function parsed(value: unknown): object | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return undefined
  try {
    const inside: unknown = JSON.parse(value)
    return isFolding(inside) ? inside : undefined
  } catch {
    return undefined
  }
}

function copy(value: unknown): void {
  navigator.clipboard
    .writeText(JSON.stringify(value, undefined, 2))
    .then(() => toast('success', words().copied), failed)
}
