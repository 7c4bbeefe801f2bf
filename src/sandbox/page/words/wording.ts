import { signal } from '@preact/signals'

export type Locale = 'zh' | 'en'

const KEY = 'locale'
const kept = localStorage.getItem(KEY)

/** The language of the page itself; what the bot says is in the bot's language. */
export const locale = signal<Locale>(kept === 'zh' || kept === 'en' ? kept : 'zh')

export function speak(chosen: Locale): void {
  locale.value = chosen
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
  localStorage.setItem(KEY, chosen)
}

/** Words of one part of the page in both languages; read them while drawing, so that a change of language shows. */
export const wording =
  <Words>(both: { readonly zh: Words; readonly en: Words }) =>
  (): Words =>
    both[locale.value]
