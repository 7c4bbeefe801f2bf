import { useRef, useState } from 'preact/hooks'
import { type Json, text } from '../../platform/json.ts'
import { Glyph } from '../glyph.tsx'
import { usePlace } from '../place.ts'
import { cardWords } from '../words.ts'
import { Calendar } from './calendar.tsx'
import { isDay, isDayTime, isTime, localMoment, tidied } from './days.ts'
import { controlProps, FieldFrame, useTies } from './frame.tsx'
import { Popup } from './popup.tsx'
import { TimeList } from './time-list.tsx'
import { useField } from './use-field.ts'

interface Kind {
  readonly preset: string
  readonly fits: (value: string) => boolean
  readonly day: boolean
  readonly time: boolean
}

const KINDS: Readonly<Record<string, Kind>> = {
  date_picker: { preset: 'initial_date', fits: isDay, day: true, time: false },
  picker_time: { preset: 'initial_time', fits: isTime, day: false, time: true },
  picker_datetime: { preset: 'initial_datetime', fits: isDayTime, day: true, time: true },
}
const DAY_ONLY: Kind = { preset: 'initial_date', fits: isDay, day: true, time: false }

/** A day, a time or both: typed, or chosen from a calendar and lists. Outside a form choosing tells the app. */
export function DateEntry({ component, path }: { readonly component: Json; readonly path: string }) {
  const { hands } = usePlace()
  const words = cardWords()
  const kind = KINDS[text(component.tag)] ?? DAY_ONLY
  const field = useField(component, path, text(component[kind.preset]), (option) => ({ option }))
  const ties = useTies()
  /** What is being typed, until it is settled. */
  const [typed, setTyped] = useState<string>()
  const [open, setOpen] = useState(false)
  const line = useRef<HTMLDivElement>(null)
  const opened = useRef('')
  const [day = '', time = ''] = kind.day ? field.value.split(' ') : ['', field.value]
  const now = localMoment((hands.now ?? Date.now)(), hands.timeZone)

  const tell = (value: string, before: string): void => {
    if (value === '' || value === before) field.set(value)
    else field.commit(value)
  }
  const settle = (): void => {
    const tidy = tidied(typed ?? field.value)
    setTyped(undefined)
    if (tidy === '' || kind.fits(tidy)) tell(tidy, field.value)
  }
  const joined = (chosenDay: string, chosenTime: string): string =>
    [kind.day ? chosenDay : '', kind.time ? chosenTime : ''].filter((part) => part !== '').join(' ')
  const finish = (value: string): void => {
    close()
    tell(value, opened.current)
  }
  const finishNow = (): void => finish(joined(day || now.day, time || now.time))
  const toggle = (): void => {
    opened.current = field.value
    setOpen(!open)
  }
  const close = (): void => {
    setOpen(false)
    field.control.current?.focus()
  }
  const hint = field.placeholder || (kind.day ? words.chooseDay : words.chooseTime)
  return (
    <FieldFrame component={component} field={field} ties={ties}>
      <div class="card-input-line" ref={line}>
        <input
          {...controlProps(field, ties)}
          ref={(element) => {
            field.control.current = element
          }}
          class="card-input card-date"
          type="text"
          autoComplete="off"
          aria-label={hint}
          placeholder={hint}
          value={typed ?? field.value}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            const tidy = tidied(event.currentTarget.value)
            if (field.inForm && (tidy === '' || kind.fits(tidy))) field.set(tidy)
          }}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === 'Enter') settle()
            if (event.key === 'ArrowDown' && !open) toggle()
          }}
        />
        <button
          type="button"
          class="card-date-open"
          disabled={field.disabled}
          aria-label={kind.day ? words.openCalendar : words.openTimes}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={toggle}
        >
          {field.busy ? (
            <span class="card-spinner" />
          ) : (
            <Glyph name={kind.day ? 'calendar' : 'clock'} size={16} />
          )}
        </button>
      </div>
      {open ? (
        <Popup anchor={line} onClose={kind.time && field.value !== opened.current ? finishNow : close}>
          <div class="card-when">
            {kind.day ? (
              <Calendar
                day={day}
                today={now.day}
                onChoose={(chosen) =>
                  kind.time ? field.set(joined(chosen, time || '00:00')) : finish(chosen)
                }
              />
            ) : null}
            {kind.time ? (
              <TimeList time={time} onChoose={(chosen) => field.set(joined(day || now.day, chosen))} />
            ) : null}
          </div>
          {kind.time ? (
            <div class="card-when-end">
              <button
                type="button"
                class="card-button card-button-primary_filled card-button-small"
                onClick={finishNow}
              >
                {words.confirm}
              </button>
            </div>
          ) : null}
        </Popup>
      ) : null}
    </FieldFrame>
  )
}
