import { createHash } from 'node:crypto'
import type { HashText } from '../app/ports.ts'

export const sha256: HashText = (text) => createHash('sha256').update(text, 'utf8').digest('hex')
