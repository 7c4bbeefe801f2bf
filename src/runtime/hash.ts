import { hash } from 'node:crypto'
import type { HashText } from '../app/ports.ts'

export const sha256: HashText = (text) => hash('sha256', text)
