import { type ProblemCode, problemOf, problemOfItem } from '../domain/kernel/codes.ts'
import type { CardAction } from './cards/action.ts'

/** The problem that a button is about; undefined for those that concern none. */
export const problemOfAction = (action: CardAction): ProblemCode | undefined => {
  if ('code' in action) return action.code
  if ('task' in action) return problemOf(action.task)
  if ('evidence' in action) return problemOf(action.evidence)
  if ('on' in action) return problemOfItem(action.on)
  return undefined
}
