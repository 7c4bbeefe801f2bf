import type { Acting } from './context.ts'
export const UNDO_MS = 600_000
export const undoByKey = (_acting: Acting, _key: string): void => undefined
