import { describe, expect, it } from 'vitest'
import { type Fields, insideOf, type Rule } from '../../src/sandbox/card/rules.ts'
import { shell } from '../../src/sandbox/card/shell.ts'
import { SHARED, TAGS, validateCard } from '../../src/sandbox/card/validate.ts'
import { EXAMPLES } from '../../src/sandbox/page/gallery/examples/index.ts'

const sections = EXAMPLES.flatMap((group) => group.sections)
const shown = sections.flatMap(({ id, examples }) =>
  examples.map((example, at) => ({ at: `${id}/${at + 1} ${example.title.en}`, ...example })),
)

describe('the examples of the gallery', () => {
  it('have an address and words of their own in both languages', () => {
    const ids = sections.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, examples } of sections) {
      for (const language of ['zh', 'en'] as const) {
        const titles = examples.map(({ title }) => title[language])
        expect(new Set(titles).size, id).toBe(titles.length)
        expect(titles).not.toContain('')
      }
    }
  })

  it.each(shown.filter(({ refused }) => refused === undefined))(
    '$at is taken by the platform',
    ({ card }) => {
      expect(validateCard(card)).toEqual([])
    },
  )

  it.each(shown.filter(({ refused }) => refused !== undefined))('$at is refused', ({ card, refused }) => {
    expect(validateCard(card).map(({ code }) => code)).toContain(refused)
  })

  it('leave no refusal without an example that can be found by sending the card alone', () => {
    const codes = shown.flatMap(({ refused }) => refused ?? [])
    expect([...new Set(codes)].sort((a, b) => a - b)).toEqual([
      11310, 200530, 200550, 200621, 200861, 200914, 300301,
    ])
  })
})

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Paths of all properties that may stand under a rule. */
function* known(rule: Rule, path: string): Generator<string> {
  const { fields = {}, members, parts = [] } = insideOf(rule)
  yield* knownOf(fields, path)
  if (members !== undefined) yield* known(members, path)
  for (const part of parts) yield* known(part, path)
}

function* knownOf(fields: Fields, path: string): Generator<string> {
  for (const [name, rule] of Object.entries(fields)) {
    yield `${path}.${name}`
    yield* known(rule, `${path}.${name}`)
  }
}

/** Paths of the properties that a value has, as the rule sees it. */
function* used(rule: Rule, value: unknown, path: string): Generator<string> {
  const { fields = {}, members, parts = [] } = insideOf(rule)
  if (isJson(value)) yield* usedOf(fields, value, path)
  const inside = Array.isArray(value) ? value : isJson(value) ? Object.values(value) : []
  if (members !== undefined) for (const each of inside) yield* used(members, each, path)
  for (const part of parts) yield* used(part, value, path)
}

function* usedOf(fields: Fields, value: Json, path: string): Generator<string> {
  for (const [name, rule] of Object.entries(fields)) {
    if (value[name] === undefined) continue
    yield `${path}.${name}`
    yield* used(rule, value[name], `${path}.${name}`)
  }
}

/** Every object with a tag, at any depth. */
function* tagged(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const each of value) yield* tagged(each)
  if (!isJson(value)) return
  if (typeof value.tag === 'string') yield value
  for (const member of Object.values(value)) yield* tagged(member)
}

describe('what the emulator knows of cards', () => {
  const fieldsOf = (tag: string): Fields => ({ ...SHARED, ...TAGS[tag]?.fields })
  const taken = shown.filter(({ refused }) => refused === undefined).map(({ card }) => card)

  it('occurs in an example, property by property', () => {
    const all = new Set([
      ...knownOf(shell, 'card'),
      ...Object.keys(TAGS).flatMap((tag) => [...knownOf(fieldsOf(tag), tag)]),
    ])
    const seen = new Set(taken.flatMap((card) => [...usedOf(shell, card, 'card')]))
    for (const component of taken.flatMap((card) => [...tagged(card)])) {
      const tag = String(component.tag)
      for (const path of usedOf(fieldsOf(tag), component, tag)) seen.add(path)
    }
    expect(all.size).toBeGreaterThan(300)
    expect([...all].filter((path) => !seen.has(path) && !REPEATED.test(path))).toEqual([])
  })
})

/** Pieces that are the same everywhere are shown with one component each. */
const REPEATED =
  /\.(?:i18n_content|element_id|img_key|pc_url|ios_url|android_url|text_size|text_color|text_align|lines)$/
