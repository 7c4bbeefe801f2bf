import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CardRequest } from '../../src/app/cards.ts'
import type { Acting, Work } from '../../src/app/context.ts'
import { parsePersonId } from '../../src/domain/kernel/codes.ts'
import { given, temporaryFolder } from '../storage/stage.ts'
import { DemoLedger, type Opening, type Posted } from './demo-ledger.ts'

export { calendar, demoFile, on, type Posted } from './demo-ledger.ts'

/** The demo ledger until the test has finished, and use cases on it. */
export class Stage extends DemoLedger {
  constructor(opening: Opening = {}) {
    super(join(temporaryFolder(), 'taizhang.db'), opening)
    onTestFinished(() => this.database.close())
  }

  /** A use case on behalf of a person, in one transaction. */
  acts<T>(who: string, use: (acting: Acting) => T): T {
    return this.does((work) => {
      const actor = given(work.directory.people.get(given(parsePersonId(who))))
      return use({ ...work, actor })
    })
  }

  /** A use case in one transaction. */
  does<T>(use: (work: Work) => T): T {
    const results: T[] = []
    this.database.transact((store) => {
      results.push(use(this.workOf(store, { kind: 'cli', id: 'test' })))
    })
    const [result] = results
    if (result === undefined) throw new Error('no result')
    return result
  }

  cards<Name extends CardRequest['card']>(name: Name): readonly (Posted & { readonly card: Name })[] {
    return this.posted.filter((each): each is Posted & { readonly card: Name } => each.card === name)
  }
}
