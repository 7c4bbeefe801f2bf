import { and, asc, eq, sql } from 'drizzle-orm'
import type { ProposalStore } from '../app/proposal/store.ts'
import type { PersonId } from '../domain/kernel/codes.ts'
import type { Proposal, ProposalLine, Revision } from '../domain/proposal/proposal.ts'
import { proposal, proposalLine } from './schema/proposals.ts'
import { type Sqlite, slot } from './sqlite.ts'
import { decode, encode } from './stored-json.ts'

const HEAD = {
  id: proposal.id,
  messageId: proposal.messageId,
  chatId: proposal.chatId,
  person: proposal.person,
  saidAt: proposal.saidAt,
  expiresAt: proposal.expiresAt,
  revision: proposal.revision,
}
type Head = Omit<Proposal, 'lines' | 'revision'> & { readonly revision: string | null }

/** A literal, because a partial index serves no bound value. */
const WAITS = sql`${proposalLine.state} in ('open', 'editing')`

export const proposalStore = (db: Sqlite): ProposalStore => {
  const insert = db
    .insert(proposal)
    .values({
      id: slot('id'),
      messageId: slot('messageId'),
      chatId: slot('chatId'),
      person: slot('person'),
      saidAt: slot('saidAt'),
      expiresAt: slot('expiresAt'),
      revision: slot('revision'),
    })
    .prepare()
  const write = db
    .insert(proposalLine)
    .values({
      proposal: slot('proposal'),
      n: slot('n'),
      person: slot('person'),
      state: slot('state'),
      update: slot('update'),
      body: slot('body'),
    })
    .onConflictDoUpdate({
      target: [proposalLine.proposal, proposalLine.n],
      set: { state: sql`excluded.state`, update: sql`excluded.update_key`, body: sql`excluded.body` },
    })
    .prepare()
  const lines = db
    .select({ body: proposalLine.body })
    .from(proposalLine)
    .where(eq(proposalLine.proposal, slot('proposal')))
    .orderBy(asc(proposalLine.n))
    .prepare()
  const byId = db
    .select(HEAD)
    .from(proposal)
    .where(eq(proposal.id, slot('id')))
    .prepare()
  const byMessage = db
    .select(HEAD)
    .from(proposal)
    .where(eq(proposal.messageId, slot('messageId')))
    .orderBy(asc(proposal.seq))
    .prepare()
  const waiting = db
    .select({ ...HEAD, body: proposalLine.body })
    .from(proposal)
    .innerJoin(proposalLine, eq(proposalLine.proposal, proposal.id))
    .where(
      sql`${proposal.id} in (select ${proposalLine.proposal} from ${proposalLine} where ${proposalLine.person} = ${slot('person')} and ${WAITS})`,
    )
    .orderBy(asc(proposal.saidAt), asc(proposal.seq), asc(proposalLine.n))
    .prepare()
  const open = db.select({ count: sql<number>`count(*)` }).from(proposalLine).where(WAITS).prepare()
  const ofUpdate = db
    .selectDistinct({ ...HEAD, seq: proposal.seq })
    .from(proposalLine)
    .innerJoin(proposal, eq(proposal.id, proposalLine.proposal))
    .where(and(eq(proposalLine.update, slot('update')), sql`${proposalLine.update} is not null`))
    .orderBy(asc(proposal.seq))
    .prepare()

  const withLines = (head: Head, bodies: readonly { readonly body: string }[]): Proposal => ({
    ...head,
    revision: head.revision === null ? null : decode<Revision>(head.revision),
    lines: bodies.map(({ body }) => decode<ProposalLine>(body)),
  })
  const whole = (head: Head): Proposal => withLines(head, lines.all({ proposal: head.id }))
  /** All with a line that waits for the person, each with all of its lines: one statement however many wait. */
  const allWaiting = (person: PersonId): readonly Proposal[] => {
    const byProposal = new Map<string, { readonly head: Head; readonly bodies: { body: string }[] }>()
    for (const { body, ...head } of waiting.all({ person })) {
      const known = byProposal.get(head.id)
      if (known === undefined) byProposal.set(head.id, { head, bodies: [{ body }] })
      else known.bodies.push({ body })
    }
    return [...byProposal.values()].map(({ head, bodies }) => withLines(head, bodies))
  }
  const get = (id: string): Proposal | undefined => {
    const head = byId.get({ id })
    return head === undefined ? undefined : whole(head)
  }
  const save = ({ id, person, lines: all }: Pick<Proposal, 'id' | 'person' | 'lines'>): void => {
    for (const line of all) {
      const { n, state, update } = line
      write.run({ proposal: id, n, person, state, update, body: encode(line) })
    }
  }

  return {
    add: ({ lines: all, ...head }) => {
      insert.run({ ...head, revision: head.revision === null ? null : encode(head.revision) })
      save({ ...head, lines: all })
    },
    save,
    get,
    ofMessage: (messageId) => byMessage.all({ messageId }).map(whole),
    waitingFor: allWaiting,
    open: () => open.get()?.count ?? 0,
    withUpdate: (update) => ofUpdate.all({ update }).map(({ seq: _seq, ...head }) => whole(head)),
  }
}
