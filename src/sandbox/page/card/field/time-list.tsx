import { useEffect, useRef } from 'preact/hooks'
import { cardWords } from '../words.ts'
import { twoDigits } from './days.ts'

interface TimesOf {
  /** `HH:mm` or ''. */
  readonly time: string
  readonly onChoose: (time: string) => void
}

/** Hours and minutes in two columns. */
export function TimeList({ time, onChoose }: TimesOf) {
  const [hour = '', minute = ''] = time.split(':')
  const words = cardWords()
  return (
    <div class="card-times">
      <Column
        label={words.hour}
        values={twoDigits(24)}
        chosen={hour}
        onChoose={(chosen) => onChoose(`${chosen}:${minute || '00'}`)}
      />
      <Column
        label={words.minute}
        values={twoDigits(60)}
        chosen={minute}
        onChoose={(chosen) => onChoose(`${hour || '00'}:${chosen}`)}
      />
    </div>
  )
}

interface ColumnOf {
  readonly label: string
  readonly values: readonly string[]
  readonly chosen: string
  readonly onChoose: (value: string) => void
}

function Column({ label, values, chosen, onChoose }: ColumnOf) {
  const element = useRef<HTMLDivElement>(null)
  const at = values.includes(chosen) ? chosen : (values[0] ?? '')
  useEffect(() => {
    const button = element.current?.querySelector<HTMLElement>('[tabindex="0"]')
    button?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <fieldset class="card-time-column" aria-label={label}>
      <div ref={element}>
        {values.map((value, index) => (
          <button
            key={value}
            type="button"
            tabIndex={value === at ? 0 : -1}
            aria-pressed={value === chosen}
            onClick={() => onChoose(value)}
            onKeyDown={(event) => {
              const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
              if (step === undefined) return
              event.preventDefault()
              const next = element.current?.children[index + step]
              if (next instanceof HTMLElement) next.focus()
            }}
          >
            {value}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
