import type { Json } from '../../platform/json.ts'
import { objects, text, texts } from '../../platform/json.ts'
import { wordsIn } from '../look/language.ts'

/** Something that may be chosen. */
export interface Choice {
  readonly value: string
  readonly label: string
  readonly icon: Json | undefined
  readonly person: boolean
}

interface Around {
  readonly language: string
  readonly nameOf: (id: string) => string
  readonly members: readonly { readonly openId: string; readonly name: string }[]
}

/** What a select offers; persons without options are the chat's members. */
export function choicesOf(component: Json, around: Around): readonly Choice[] {
  const given = objects(component.options)
  if (!text(component.tag).endsWith('_person')) {
    return given.map((option) => ({
      value: text(option.value),
      label: wordsIn(option.text, around.language) || text(option.value),
      icon: iconOf(option),
      person: false,
    }))
  }
  const ids =
    given.length > 0 ? given.map((option) => text(option.value)) : around.members.map((each) => each.openId)
  return ids.map((value) => ({ value, label: personName(value, around), icon: undefined, person: true }))
}

function iconOf(option: Json): Json | undefined {
  return objects([option.icon])[0]
}

function personName(id: string, { members, nameOf }: Around): string {
  return members.find((each) => each.openId === id)?.name ?? nameOf(id)
}

/** The value a single select begins with, '' if none (`initial_index` counts from 1). */
export function firstChosen(component: Json): string {
  const option = text(component.initial_option)
  if (option !== '') return option
  const index = component.initial_index
  return typeof index === 'number' && index >= 1 ? text(objects(component.options)[index - 1]?.value) : ''
}

/** The values a multiple select begins with. */
export function allChosen(component: Json): readonly string[] {
  return texts(component.selected_values)
}

/** Choices whose words hold what was typed. */
export function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const sought = typed.trim().toLowerCase()
  return sought === '' ? choices : choices.filter((choice) => choice.label.toLowerCase().includes(sought))
}

/** The values with one more or one less, in the order of the choices. */
export function toggled(
  values: readonly string[],
  value: string,
  choices: readonly Choice[],
): readonly string[] {
  const next = new Set(values)
  if (!next.delete(value)) next.add(value)
  const order = choices.map((choice) => choice.value)
  return [...next].sort((one, other) => order.indexOf(one) - order.indexOf(other))
}

const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index, last) => (index >= last ? 0 : index + 1),
  ArrowUp: (index, last) => (index <= 0 ? last : index - 1),
  Home: () => 0,
  End: (_index, last) => last,
  PageDown: (index, last) => Math.min(last, index + 8),
  PageUp: (index) => Math.max(0, index - 8),
}

/** Where a key moves the highlight; undefined for other keys. */
export function stepped(key: string, index: number, count: number): number | undefined {
  return Object.hasOwn(STEPS, key) && count > 0 ? STEPS[key]?.(index, count - 1) : undefined
}
