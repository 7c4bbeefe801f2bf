import { isObject, type Json, text } from '../platform/json.ts'
import { wordsIn } from './look/language.ts'

const CHILDREN = ['text', 'title', 'header', 'elements', 'columns', 'actions', 'fields'] as const
/** Controls inside have names of their own. */
const APART: ReadonlySet<string> = new Set([
  'button',
  'overflow',
  'select_static',
  'select_person',
  'input',
  'checker',
])
const LONGEST = 120

/** What a reader sees in a component, as the name of something that is pressed as a whole. */
export function wordsInside(component: Json, language: string): string {
  return collect(component, language)
    .join(' ')
    .replace(/<[^>]*>|[*_`#~]/g, '')
    .slice(0, LONGEST)
    .trim()
}

function collect(value: unknown, language: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => collect(each, language))
  if (!isObject(value) || APART.has(text(value.tag))) return []
  const own = text(value.content) === '' ? [] : [wordsIn(value, language)]
  return [...own, ...CHILDREN.flatMap((name) => collect(value[name], language))]
}
