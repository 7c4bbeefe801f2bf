import { answers } from './answers.ts'
import { clicks } from './clicks.ts'
import { digests } from './digests.ts'
import { drain } from './drain.ts'
import { EVENT_ROWS } from './events.ts'
import { memories } from './memory.ts'
import { PAGE_ROWS } from './page.ts'
import { reader } from './reader.ts'
import { ready } from './ready.ts'
import type { Row } from './table.ts'
import { tenants } from './tenants.ts'
import { tests } from './tests.ts'
import { ticks } from './ticks.ts'

/** Every measured row; `--only` takes an id. */
export const ROWS: readonly Row[] = [
  ready,
  answers,
  ...EVENT_ROWS,
  clicks,
  ticks,
  digests,
  drain,
  tenants,
  memories,
  reader,
  ...PAGE_ROWS,
  tests,
]
