import { lexicon, type Mark } from './lexicon.ts'
import { INTENT_WORDS } from './words/intents.ts'
import { MOOD_WORDS } from './words/mood.ts'
import { SILENT, TALK_WORDS } from './words/talk.ts'

const TABLES = { ...INTENT_WORDS, ...MOOD_WORDS, ...TALK_WORDS }

/** What a word stands for: the name of its table. */
export type Sign = keyof typeof TABLES
export type SignMark = Mark<Sign>

const isSign = (name: string): name is Sign => name in TABLES

/** The signs of a text in the reader's spelling, from left to right. */
export const signsIn = lexicon<Sign>(TABLES, Object.keys(TABLES).filter(isSign), SILENT)
