import { type ProblemCode, parseProblemCode, problemOf } from '../domain/kernel/codes.ts'
import type { Step } from '../domain/problem/trail.ts'
import { parseUpdateKey, subjectOf, updateKey } from '../domain/problem/update.ts'
import type { Work } from './context.ts'
import type { Store } from './ports.ts'
import { dropFiles } from './proposal/files.ts'
import { withdrawMessage } from './proposal/mark.ts'
import { noteOn } from './record.ts'
import { type ProblemEntry, problemTrail } from './trail.ts'

/** What makes it the same recall, whether an event or the chat's history tells of it: no message goes twice. */
export const recallId = (messageId: string): string => `recalled:${messageId}`

/** Whether somebody told of the message's recall, be it before the message itself came. */
export const isRecalled = ({ inbox }: Pick<Store, 'inbox'>, messageId: string): boolean =>
  inbox.answerTo(recallId(messageId)) !== undefined

/**
 * A message was recalled. Its files can no longer become evidence; updates that it brought about, or that were made
 * from its files, stay and are marked, once each (domain.md 3.10.6).
 */
export const forgetMessage = (work: Work, messageId: string): void => {
  const { journal, files, sources } = work.store
  sources.wasRead(messageId, work.now)
  for (const { key, storedAt } of withdrawMessage(work, messageId)) {
    const update = parseUpdateKey(key)
    if (update === undefined) continue
    note(
      work,
      update.problem,
      ({ what, entry }) =>
        entry.recordedAt === storedAt && what !== undefined && updateKey(update.problem, what) === key,
    )
  }
  const brought = files.ofMessage(messageId)
  dropFiles(work, brought)
  for (const { fileKey } of brought) files.take(messageId, fileKey)
  for (const { stream, seq } of journal.causedBy(messageId)) {
    const code = parseProblemCode(stream)
    if (code !== undefined) note(work, code, ({ entry }) => entry.seq === seq)
  }
  for (const evidence of files.evidenceFrom(messageId))
    note(work, problemOf(evidence), ({ what }) => what?.kind === 'evidence' && what.code === evidence)
}

const note = (work: Work, code: ProblemCode, meant: (step: Step<ProblemEntry>) => boolean): void => {
  const problem = work.store.problems.get(code)
  const step = problemTrail(work.store, code).findLast(meant)
  if (problem === undefined || step?.what === undefined || step.undone || step.recalled) return
  noteOn(work, problem, {
    type: 'sourceRecalled',
    what: step.what,
    subject: subjectOf(problem, step.what),
  })
}
