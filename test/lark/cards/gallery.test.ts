import { describe, expect, test } from 'vitest'
import { parseAction } from '../../../src/lark/cards/action.ts'
import type { Exhibit, Scale } from './exhibits/exhibit.ts'
import { gallery, PLAIN } from './gallery.ts'
import { buttonsOf, drawnIn, ledgerWith, objections, objectsOf, valuesOf, wordsOf } from './stage.ts'

const LOCALES = ['zh', 'en'] as const

const shown = (exhibit: Exhibit, locale: 'zh' | 'en' = 'zh') => {
  const database = ledgerWith(exhibit.proposals, exhibit.scene)
  const look = { to: exhibit.to, now: exhibit.scene.now, locale }
  return exhibit.show((name, params) => drawnIn(database, look, name, params))
}

describe('cards as they usually are', () => {
  for (const exhibit of gallery(PLAIN)) {
    test(exhibit.title, () => {
      for (const locale of LOCALES) {
        const drawn = shown(exhibit, locale)
        expect(objections(drawn), locale).toEqual([])
        expect(drawn.settled).toBe(exhibit.settled)
        for (const value of valuesOf(drawn)) expect(parseAction(value), JSON.stringify(value)).toEqual(value)
        if (drawn.settled) expect(buttonsOf(drawn)).toEqual([])
      }
    })
  }
})

const HOSTILE =
  '<at id=all></at>**粗**[链](https://x.cn)<font color=red>红</font>👩‍👩‍👧‍👦\u202e倒置\u2066"\\n\n'

/** As long and as mean as a field may be. */
const MEAN: Scale = {
  text: (field, limit) => `${field}${HOSTILE.repeat(40)}`.slice(0, limit),
  tasks: 80,
}

describe('cards with eighty tasks and hostile texts everywhere', () => {
  for (const exhibit of gallery(MEAN)) {
    test(exhibit.title, () => {
      const drawn = shown(exhibit)
      expect(objections(drawn)).toEqual([])
      expect(drawn.settled).toBe(exhibit.settled)
      const interpreted = [...objectsOf(drawn.card)].filter(
        ({ tag, data_type }) =>
          ['markdown', 'lark_md', 'person', 'img'].includes(String(tag)) ||
          ['markdown', 'lark_md', 'persons'].includes(String(data_type)),
      )
      expect(interpreted).toEqual([])
      expect(wordsOf(drawn)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    })
  }
})
