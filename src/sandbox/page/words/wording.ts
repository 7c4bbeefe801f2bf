import { signal } from '@preact/signals'
import { keep, kept } from '../parts/kept.ts'

export type Locale = 'zh' | 'en'

const KEY = 'locale'
const chosen = kept(KEY)

/** The language of the page itself; what the bot says is in the bot's language. */
export const locale = signal<Locale>(chosen === 'zh' || chosen === 'en' ? chosen : 'zh')

export function speak(language: Locale): void {
  locale.value = language
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  keep(KEY, language)
}

/** Words of one part of the page in both languages; read them while drawing, so that a change of language shows. */
export const wording =
  <Words>(both: { readonly zh: Words; readonly en: Words }) =>
  (): Words =>
    both[locale.value]
