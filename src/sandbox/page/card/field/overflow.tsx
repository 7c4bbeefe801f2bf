import { useRef, useState } from 'preact/hooks'
import { type Json, object, objects, text } from '../../platform/json.ts'
import { Words } from '../display/text.tsx'
import { Glyph } from '../glyph.tsx'
import { linkOf, webLink } from '../link.tsx'
import { pixels } from '../look/spacing.ts'
import { useAct, usePlace } from '../place.ts'
import { cardWords } from '../words.ts'
import { stepped } from './options.ts'
import { Popup } from './popup.tsx'

/** Buttons folded into a menu. */
export function Overflow({ component, path }: { readonly component: Json; readonly path: string }) {
  const { busy } = usePlace()
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setOpen(false)
    trigger.current?.focus()
  }
  const look = `card-button card-button-default ${component.width === 'fill' ? 'card-button-fill' : ''}`
  return (
    <>
      <button
        ref={trigger}
        type="button"
        class={look}
        style={{ width: pixels(component.width) }}
        aria-label={cardWords().more}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-busy={busy.value === path}
        onClick={() => setOpen(!open)}
      >
        {busy.value === path ? <span class="card-spinner" /> : <Glyph name="more" size={18} />}
      </button>
      {open ? (
        <Popup anchor={trigger} onClose={() => setOpen(false)}>
          <Menu component={component} path={path} onClose={close} />
        </Popup>
      ) : null}
    </>
  )
}

interface MenuOf {
  readonly component: Json
  readonly path: string
  readonly onClose: () => void
}

function Menu({ component, path, onClose }: MenuOf) {
  const act = useAct()
  const menu = useRef<HTMLDivElement>(null)
  const options = objects(component.options)
  const use = (option: Json): void => {
    onClose()
    if (text(option.value) !== '') act(component, path, { option: text(option.value) })
  }
  return (
    <div
      ref={menu}
      class="card-menu"
      role="menu"
      aria-label={cardWords().more}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Tab') onClose()
        const items = [...(menu.current?.children ?? [])]
        const at = document.activeElement
        const now = at === null ? -1 : items.indexOf(at)
        const next = stepped(event.key, now, items.length)
        if (next === undefined) return
        event.preventDefault()
        focusItem(menu.current, next)
      }}
    >
      {options.map((option, index) => {
        const href = linkOf(object(option.multi_url)) ?? webLink(text(option.url))
        const key = `${index} ${text(option.value)}`
        return href === undefined ? (
          <button key={key} type="button" role="menuitem" class="card-option" onClick={() => use(option)}>
            <Words value={option.text} />
          </button>
        ) : (
          <a
            key={key}
            role="menuitem"
            class="card-option"
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            onClick={() => use(option)}
          >
            <Words value={option.text} />
          </a>
        )
      })}
    </div>
  )
}

function focusItem(menu: HTMLElement | null, index: number): void {
  const item = menu?.children[index]
  if (item instanceof HTMLElement) item.focus()
}
