const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowUp: (at) => Math.max(0, at - 1),
  ArrowDown: (at, count) => Math.min(count - 1, at + 1),
  Home: () => 0,
  End: (_at, count) => count - 1,
}

/** Arrows move between messages while the conversation or one of them has the keyboard; Escape leaves. */
export function moveBetweenRows(event: KeyboardEvent): void {
  const { target, currentTarget, key } = event
  if (!(target instanceof HTMLElement && currentTarget instanceof HTMLElement)) return
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-message]')]
  const at = rows.indexOf(target)
  if (target !== currentTarget && at < 0) {
    if (key === 'Escape' && !event.defaultPrevented) target.closest<HTMLElement>('[data-message]')?.focus()
    return
  }
  const step = STEPS[key]
  if (step === undefined) return
  event.preventDefault()
  const row = rows[at < 0 ? rows.length - 1 : step(at, rows.length)]
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}

/** Tab comes to the newest message; from there the arrows lead on. */
export function offerTabStop(content: HTMLElement | null): void {
  for (const row of content?.querySelectorAll<HTMLElement>('[data-message][tabindex="0"]') ?? [])
    row.tabIndex = -1
  const last = [...(content?.querySelectorAll<HTMLElement>('[data-message]') ?? [])].at(-1)
  if (last !== undefined) last.tabIndex = 0
}
