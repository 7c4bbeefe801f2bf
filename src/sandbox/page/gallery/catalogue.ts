import { computed, signal } from '@preact/signals'
import * as z from 'zod/mini'
import type { Json } from '../platform/json.ts'
import { CAST } from './cast.ts'
import type { Both } from './example.ts'
import { EXAMPLES } from './examples/index.ts'

/** One card as the gallery shows it. */
export interface Stand {
  readonly title: Both
  readonly notes: readonly Both[]
  readonly settled: boolean
  readonly card: { readonly zh: Json; readonly en: Json }
  readonly refused: boolean
}

export interface Room {
  /** As in the address: `components/table`. */
  readonly path: string
  readonly title: Both
  /** The component's tag, '' for the app's cards. */
  readonly tag: string
  readonly stands: readonly Stand[]
}

export interface Part {
  readonly id: 'components' | 'cards'
  readonly groups: readonly { readonly title: Both | undefined; readonly rooms: readonly Room[] }[]
}

const components: Part = {
  id: 'components',
  groups: EXAMPLES.map(({ title, sections }) => ({
    title,
    rooms: sections.map((section) => ({
      path: `components/${section.id}`,
      title: section.title,
      tag: section.id,
      stands: section.examples.map((example) => ({
        title: example.title,
        notes: [],
        settled: false,
        card: { zh: example.card, en: example.card },
        refused: example.refused !== undefined,
      })),
    })),
  })),
}

const both = z.object({ zh: z.string(), en: z.string() })
const json = z.record(z.string(), z.unknown())
const drawn = z.object({
  groups: z.array(
    z.object({
      id: z.string(),
      title: both,
      cards: z.array(
        z.object({
          title: both,
          to: z.optional(z.nullable(both)),
          settled: z.boolean(),
          card: z.object({ zh: json, en: json }),
        }),
      ),
    }),
  ),
  people: z.optional(z.array(z.object({ openId: z.string(), name: z.string() }))),
})
type Drawn = z.infer<typeof drawn>

/** The cards of the app under test, if its build wrote any; null while they are on their way. */
const ofTheApp = signal<Drawn | undefined | null>(null)
export const loading = computed(() => ofTheApp.value === null)

export async function loadCards(): Promise<void> {
  try {
    const response = await fetch('/cards.json')
    ofTheApp.value = response.ok ? drawn.parse(await response.json()) : undefined
  } catch (error) {
    ofTheApp.value = undefined
    throw error
  }
}

export const parts = computed((): readonly Part[] => {
  const cards = ofTheApp.value?.groups ?? []
  const rooms = cards.map((group) => ({
    path: `cards/${group.id}`,
    title: group.title,
    tag: '',
    stands: group.cards.map(({ to, ...card }) => ({
      ...card,
      notes: to === undefined || to === null ? [] : [to],
      refused: false,
    })),
  }))
  return [components, { id: 'cards', groups: [{ title: undefined, rooms }] }]
})

export const rooms = computed(() =>
  parts.value.flatMap((part) => part.groups.flatMap((group) => group.rooms)),
)

/** Everybody who occurs in a card: the examples' people and the app's. */
export const people = computed(() => [...CAST, ...(ofTheApp.value?.people ?? [])])
