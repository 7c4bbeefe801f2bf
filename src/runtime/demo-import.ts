import { join } from 'node:path'
import type { Instant } from '../domain/kernel/time.ts'
import { demoImport } from './demo-round.ts'
import { importText } from './import/import-text.ts'

export interface DemoImport {
  readonly dataDir: string
  readonly timeZone: string
  readonly now: Instant
  readonly openIdOf: (person: string) => string
  readonly chatIdOf: (key: string) => string
}

/** Puts the demo round into the ledger of `dataDir`; a ledger that has it already stays as it is. */
export const importDemo = async (demo: DemoImport): Promise<void> => {
  await importText({
    path: join(demo.dataDir, 'taizhang.db'),
    timeZone: demo.timeZone,
    now: demo.now,
    file: 'demo-feedback.json',
    text: demoImport(demo.openIdOf, demo.chatIdOf),
  })
}
