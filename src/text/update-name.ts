import type { Subject, UpdateRef } from '../domain/problem/update.ts'
import type { UpdateTexts } from './maps.ts'

/** An update by its name in the language of `texts`. */
export const updateName = (texts: UpdateTexts, what: UpdateRef, { on, percent }: Subject): string =>
  texts[what.kind]({ on, code: 'code' in what ? what.code : '', percent: percent ?? 0 })
