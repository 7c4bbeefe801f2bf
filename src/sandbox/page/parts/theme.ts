import { computed, effect, signal } from '@preact/signals'
import { keep, kept } from './kept.ts'

const KEY = 'theme'
type Choice = 'auto' | 'light' | 'dark'
const CHOICES: readonly Choice[] = ['auto', 'light', 'dark']

const dark = matchMedia('(prefers-color-scheme: dark)')
const systemDark = signal(dark.matches)
dark.addEventListener('change', ({ matches }) => {
  systemDark.value = matches
})

/** Kept; `auto` follows the system. */
export const themeChoice = signal<Choice>(CHOICES.find((each) => each === kept(KEY)) ?? 'auto')

/** What is drawn now; whoever draws on a canvas reads it. */
export const theme = computed(() =>
  themeChoice.value === 'auto' ? (systemDark.value ? 'dark' : 'light') : themeChoice.value,
)

export function nextTheme(): void {
  themeChoice.value = CHOICES[(CHOICES.indexOf(themeChoice.value) + 1) % CHOICES.length] ?? 'auto'
  keep(KEY, themeChoice.value)
}

effect(() => {
  document.documentElement.dataset.theme = theme.value
})
