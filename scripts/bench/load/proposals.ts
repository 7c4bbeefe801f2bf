import { proposalObject } from '../../../src/app/proposal/keep.ts'
import type { LedgerDatabase } from '../../../src/runtime/sqlite.ts'
import { heard, openDoor } from './door.ts'
import { type LedgerPlan, openTask } from './ledger.ts'

/** A card that asks somebody to confirm what he said, as it stands in the chat. */
export interface Asked {
  readonly messageId: string
  /** What its button says. */
  readonly value: unknown
}

/** The n-th person says how far his task has come; the answer is there, and has been posted. */
export const proposals = async (
  database: LedgerDatabase,
  plan: LedgerPlan,
  numbers: readonly number[],
): Promise<readonly Asked[]> => {
  const door = openDoor(database)
  await Promise.all(
    numbers.map((n) => door.receive(heard(plan, n, `${openTask(plan, n).code}完成了${50 + (n % 40)}%`))),
  )
  return database.transact((store) =>
    numbers.map((n) => {
      const [proposal] = store.proposals.ofMessage(`om_bench_${n}`)
      const [line] = proposal?.lines ?? []
      if (proposal === undefined || line === undefined) throw new Error(`nothing was proposed to ${n}`)
      const params = JSON.stringify({ id: proposal.id, page: 0 })
      const { chatId } = openTask(plan, n)
      const post = store.cards.standing({
        card: 'proposal',
        object: proposalObject(proposal.id),
        params,
        to: { chatId },
      })
      if (post === undefined) throw new Error(`no card was posted for ${n}`)
      const messageId = `om_card_${n}`
      store.cards.posted(post.outboxId, messageId)
      store.outbox.sent(post.outboxId, messageId, plan.now)
      return { messageId, value: { do: 'confirmLine', proposal: proposal.id, line: line.n, rev: line.rev } }
    }),
  )
}
