import { join } from 'node:path'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { openedProblem, plainFacts } from '../storage/stage.ts'

const OPTIONS = { factsOf: plainFacts, patience: 50 }
export const open = (path: string, more = {}) => openLedger(path, { ...OPTIONS, ...more })
export const fileIn = (folder: string) => join(folder, 'taizhang.db')

/** A ledger with a problem in it, closed again. */
export const written = (folder: string): string => {
  const path = fileIn(folder)
  const ledger = open(path)
  ledger.transact((store) => {
    for (let n = 1; n <= 40; n += 1) store.problems.save(openedProblem(n), 0, null)
  })
  ledger.close()
  return path
}
