import type { zh } from './zh/index.ts'

/** All that people see, in one language. A text that English lacks does not compile. */
export type Catalogue = typeof zh
export type Locale = 'zh' | 'en'
