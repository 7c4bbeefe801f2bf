import type { Signal } from '@preact/signals'
import { Dialog } from '../parts/dialog.tsx'
import { wordsIn } from './look/language.ts'
import { type Question, usePlace } from './place.ts'
import { cardWords } from './words.ts'

/** The question before a component acts (`confirm`). */
export function Confirmation({ asked }: { readonly asked: Signal<Question | undefined> }) {
  const { language } = usePlace()
  const question = asked.value
  const words = cardWords()
  if (question === undefined) return null
  const { confirm, answer } = question
  const no = (): void => answer(false)
  const actions = (
    <>
      <button type="button" class="card-button card-button-default" onClick={no}>
        {words.cancel}
      </button>
      <button type="button" class="card-button card-button-primary_filled" onClick={() => answer(true)}>
        {words.confirm}
      </button>
    </>
  )
  return (
    <Dialog title={wordsIn(confirm.title, language)} onClose={no} actions={actions}>
      <p class="dialog-text">{wordsIn(confirm.text, language)}</p>
    </Dialog>
  )
}
