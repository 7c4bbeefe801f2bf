import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Glyph } from '../glyph.tsx'
import { cardWords } from '../words.ts'
import { daysOn, monthsOn, weeksAround } from './days.ts'

interface CalendarOf {
  /** The chosen day or ''. */
  readonly day: string
  readonly today: string
  readonly onChoose: (day: string) => void
}

const MOVES: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => daysOn(day, -1),
  ArrowRight: (day) => daysOn(day, 1),
  ArrowUp: (day) => daysOn(day, -7),
  ArrowDown: (day) => daysOn(day, 7),
  PageUp: (day) => monthsOn(day, -1),
  PageDown: (day) => monthsOn(day, 1),
}

/** A month to choose a day from; arrows move by days and weeks, Page keys by months. */
export function Calendar({ day, today, onChoose }: CalendarOf) {
  const words = cardWords()
  const [at, setAt] = useState(day === '' ? today : day)
  const grid = useRef<HTMLTableElement>(null)
  const moved = useRef(false)
  useLayoutEffect(() => {
    if (moved.current)
      grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
    moved.current = false
  }, [at])
  const [year = '', month = ''] = at.split('-')
  const title = words.month(Number(year), Number(month))
  return (
    <div class="card-calendar">
      <div class="card-calendar-head">
        <button type="button" aria-label={words.previousMonth} onClick={() => setAt(monthsOn(at, -1))}>
          <Glyph name="left" size={16} />
        </button>
        <span aria-live="polite">{title}</span>
        <button type="button" aria-label={words.nextMonth} onClick={() => setAt(monthsOn(at, 1))}>
          <Glyph name="right" size={16} />
        </button>
      </div>
      <table ref={grid} aria-label={title}>
        <thead>
          <tr>
            {words.days.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksAround(at).map((week) => (
            <tr key={week[0]}>
              {week.map((each) => (
                <td key={each}>
                  <button
                    type="button"
                    class={lookOf(each, at, today)}
                    tabIndex={each === at ? 0 : -1}
                    aria-label={each}
                    aria-pressed={each === day}
                    aria-current={each === today ? 'date' : undefined}
                    onClick={() => onChoose(each)}
                    onKeyDown={(event) => {
                      const move = Object.hasOwn(MOVES, event.key) ? MOVES[event.key] : undefined
                      if (move === undefined) return
                      event.preventDefault()
                      moved.current = true
                      setAt(move(each))
                    }}
                  >
                    {Number(each.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function lookOf(day: string, at: string, today: string): string {
  const outside = day.slice(0, 7) === at.slice(0, 7) ? '' : 'card-day-outside'
  return `card-day ${outside} ${day === today ? 'card-day-today' : ''}`
}
