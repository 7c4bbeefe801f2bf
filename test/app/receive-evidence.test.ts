import { describe, expect, it } from 'vitest'
import { parseEvidenceContinuation } from '../../src/app/fetch-evidence.ts'
import { forgetMessage, recallId } from '../../src/app/forget-message.ts'
import { finishEvidence, requestEvidence } from '../../src/app/receive-evidence.ts'
import { parseSha256, problemCode, taskCode } from '../../src/domain/kernel/codes.ts'
import { given } from '../storage/stage.ts'
import { on, Stage } from './ledger-stage.ts'

const CODE = problemCode(3)
const TASK = taskCode(CODE, 1)
const OWNER = 'U-108'
const FILE = {
  messageId: 'om_file',
  chatId: 'oc_1',
  openId: `ou_${OWNER}`,
  fileKey: 'file_1',
  resource: 'file',
  name: '合同.pdf',
} as const

/** Asks for a file as evidence; the message that is recalled goes while the file is on its way. */
const arrivesAfterRecallOf = (recalled: string): Stage => {
  const ledger = new Stage({ importedAt: on('2025-10-24', '09:00') })
  ledger.acts(OWNER, (acting) => {
    const { store, now } = acting
    const sent = { ...FILE, at: now }
    store.files.record(sent)
    const reply = { messageId: 'om_words', inThread: true }
    requestEvidence(acting, { on: TASK, files: [sent], to: { chatId: 'oc_1' }, reply })
    return true
  })
  ledger.does((work) => {
    forgetMessage(work, recalled)
    work.store.inbox.record(recallId(recalled), '{}', work.now)
    return true
  })
  ledger.does((work) => {
    const { outbox } = work.store
    const head = outbox.ready(work.now, 1000).find(({ kind }) => kind === 'download')
    const row = head === undefined ? undefined : outbox.get(head.id)
    const continuation = given(parseEvidenceContinuation(JSON.parse(row?.continuation ?? 'null')))
    const file = { hash: given(parseSha256('a'.repeat(64))), bytes: 3 }
    finishEvidence(work, continuation, { kind: 'done', messageId: null, file })
    return true
  })
  return ledger
}
const lastEvidence = (ledger: Stage) =>
  ledger.database.read((store) => store.problems.get(CODE)?.evidence.at(-1))

describe('a file that arrives after a recall', () => {
  it('becomes no evidence when its own message is gone', () => {
    expect(lastEvidence(arrivesAfterRecallOf('om_file'))?.title).not.toBe(FILE.name)
  })

  it('becomes evidence with a note when the words that handed it in are gone', () => {
    const ledger = arrivesAfterRecallOf('om_words')
    expect(lastEvidence(ledger)).toMatchObject({ title: FILE.name, recalledAt: ledger.now })
  })
})
