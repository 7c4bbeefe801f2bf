import { type Json, object, text, texts } from '../../platform/json.ts'

const CODES = { zh: 'zh_cn', en: 'en_us' } as const

/** The platform's code for the page's language, or '' when the card does not offer it (`config.locales`). */
export function languageOf(card: Json, page: keyof typeof CODES): string {
  const offered = texts(object(card.config).locales)
  const code = CODES[page]
  return offered.length === 0 || offered.includes(code) ? code : ''
}

/** The words of a text object in the language, else its usual words. */
export function wordsIn(value: unknown, language: string): string {
  const given = object(value)
  return translated(given.i18n_content, language) ?? text(given.content)
}

/** One of the values by language, if there is one for this. */
export function translated(values: unknown, language: string): string | undefined {
  const all = object(values)
  return Object.hasOwn(all, language) ? text(all[language]) : undefined
}
