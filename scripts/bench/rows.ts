import { answers } from './answers.ts'
import { drain } from './drain.ts'
import { EVENT_ROWS } from './events.ts'
import { PAGE_ROWS } from './page.ts'
import { reader } from './reader.ts'
import { ready } from './ready.ts'
import type { Row } from './table.ts'
import { tests } from './tests.ts'

/** Every measured row; `--only` takes an id. */
export const ROWS: readonly Row[] = [ready, answers, ...EVENT_ROWS, reader, drain, ...PAGE_ROWS, tests]
