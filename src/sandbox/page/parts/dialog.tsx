import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'

interface DialogOf {
  readonly title: ComponentChildren
  readonly onClose: () => void
  readonly children?: ComponentChildren
  /** Buttons at the end. */
  readonly actions?: ComponentChildren
  readonly look?: string
}

/** A modal dialogue: the keyboard stays inside, Escape and a press beside it close it. Mounted means open. */
export function Dialog({ title, onClose, children, actions, look = '' }: DialogOf) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // Before another key arrives: one pressed quickly would be for what lies below.
  useLayoutEffect(() => {
    const before = document.activeElement
    const dialog = element.current
    const around = dialog?.parentElement?.closest<HTMLElement>('[tabindex]')
    dialog?.showModal()
    return () => {
      dialog?.close()
      // What had the keyboard may be gone, as when a card was replaced: then what the dialogue stood in has it.
      if (before instanceof HTMLElement && before.isConnected) before.focus()
      else around?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={element}
      class={`dialog ${look}`}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        // It closes this dialogue only, not also the panel in which it stands.
        if (event.key === 'Escape') event.stopPropagation()
      }}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === element.current) onClose()
      }}
    >
      <div class="dialog-inner">
        <h2 class="dialog-title" id={titleId}>
          {title}
        </h2>
        {children}
        {actions === undefined ? null : <div class="dialog-actions">{actions}</div>}
      </div>
    </dialog>
  )
}
