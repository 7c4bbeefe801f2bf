import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { changeDirectory } from '../../src/app/change-directory.ts'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { LATER } from '../app/import/stage.ts'
import { person, plainFacts, temporaryFolder } from '../storage/stage.ts'
import { commandLine } from './command-line.ts'

/** A DATA_DIR with the command line on it; ledgers of other folders are worked on by `on`. */
export const stage = () => {
  const folder = temporaryFolder()
  const on = (dataDir: string) => commandLine(dataDir, () => LATER)
  const at = (name: string) => join(folder, name)
  return { folder, at, on, dataDir: at('data'), run: on(at('data')) }
}

/** The ledger's file in a DATA_DIR. */
export const ledgerPath = (dataDir: string) => join(dataDir, 'taizhang.db')
/** Opens a DATA_DIR's ledger until the test ends. */
export const openIn = (dataDir: string) => {
  const ledger = openLedger(ledgerPath(dataDir), { factsOf: plainFacts })
  onTestFinished(() => ledger.close())
  return ledger
}

/** One more entry in the journal of a ledger. */
export const bindsChat = (dataDir: string, chatId: string): void => {
  const ledger = openLedger(ledgerPath(dataDir), { factsOf: plainFacts })
  ledger.transact((store) => {
    const event = { type: 'chatBound', chatId, binding: { kind: 'leading' } } as const
    const cause = { kind: 'cli', id: 'test' } as const
    changeDirectory({ store, now: LATER, cause }, [event], person('U-921'))
  })
  ledger.close()
}
