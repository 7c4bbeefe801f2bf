import type { ProblemCode } from '../domain/kernel/codes.ts'
import { type UpdateRef, updateKey } from '../domain/problem/update.ts'
import type { Acting } from './context.ts'
import { markUndone } from './proposal/mark.ts'

export const undoUpdate = (acting: Acting, code: ProblemCode, what: UpdateRef): void =>
  markUndone(acting, updateKey(code, what))
