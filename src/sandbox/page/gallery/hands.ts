import type { CardHands } from '../card/card.tsx'
import { toast } from '../parts/toasts.tsx'
import { isObject, type Json, object, objects, text } from '../platform/json.ts'
import { people } from './catalogue.ts'
import { pictureOf } from './pictures.ts'
import { words } from './words.ts'

/** About as long as an app takes to answer. */
const ANSWER_MS = 250

/** Nobody hears what is pressed in the gallery: a toast says what would be sent. */
export const handsOf = (card: Json): CardHands => ({
  use: async (path, entry) => {
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS))
    toast('info', `${words().sends} ${JSON.stringify(sentBy(componentAt(card, path), entry))}`)
  },
  nameOf: (id) => people.value.find(({ openId }) => openId === id)?.name ?? id,
  members: people.value,
  pictureOf,
})

/** The component at a path such as `body.elements[0].columns[1]`. */
function componentAt(card: Json, path: string): Json {
  const steps = path.match(/\w+/g) ?? []
  const found = steps.reduce<unknown>(
    (value, step) => (Array.isArray(value) ? value[Number(step)] : object(value)[step]),
    card,
  )
  return object(found)
}

function sentBy(component: Json, entry: Json): Json {
  const callback = objects(component.behaviors).find(({ type }) => type === 'callback')
  const value = callback?.value ?? component.value
  return {
    tag: text(component.tag),
    ...(value === undefined ? {} : { value }),
    ...(text(component.name) === '' ? {} : { name: component.name }),
    ...(isObject(entry.form) ? { form_value: entry.form } : entry),
  }
}
