import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { DigestFacts } from '../../src/domain/digest/facts.ts'
import { parseOrganisationCode, parsePersonId, problemCode, taskCode } from '../../src/domain/kernel/codes.ts'
import { instant, localDate } from '../../src/domain/kernel/time.ts'
import type { ProblemEvent, Stamp } from '../../src/domain/problem/events.ts'
import { evolve } from '../../src/domain/problem/evolve.ts'
import type { Problem } from '../../src/domain/problem/problem.ts'
import { type LedgerDatabase, openLedger } from '../../src/runtime/sqlite.ts'

/** A folder that goes with the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Facts that need no calendar: what the storage keeps is a matter for whoever opens it. */
export const plainFacts = (problem: Problem): DigestFacts => ({
  code: problem.code,
  organisation: problem.organisation,
  category: problem.category,
  state: problem.state,
  issuedAt: problem.issuedAt,
  claimedAt: problem.claim?.at ?? null,
  effectiveDeadline: problem.effectiveDeadline,
  submittedAt: null,
  closedAt: problem.closings.map(({ at }) => at),
  returnedAt: [],
  reopenedAt: [],
  extendedAt: [],
  decided: [],
  institutionIssuedAt: null,
  percent: 0,
  startedOn: localDate('2025-08-15'),
  blockersSince: [],
  returnedOpen: false,
})

/** A ledger on a real file, closed with the test. */
export const ledgerIn = (folder: string): LedgerDatabase => {
  const database = openLedger(join(folder, 'taizhang.db'), { factsOf: plainFacts })
  onTestFinished(() => database.close())
  return database
}

export const given = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the stage is set wrongly')
  return value
}
export const person = (id: string) => given(parsePersonId(id))
export const organisation = (code: string) => given(parseOrganisationCode(code))
export const T0 = instant(Date.UTC(2025, 7, 15, 9))
export const stamp = (by = 'U-921', at = T0): Stamp => ({ at, by: person(by), onBehalfOf: null })

interface Traits {
  readonly organisation?: string
  readonly title?: string
  readonly description?: string
  readonly category?: string
  readonly deadline?: string
  readonly owner?: string
}

/** The events that bring problem `number` into rectification with one task. */
export const openingOf = (number: number, traits: Traits = {}): readonly ProblemEvent[] => {
  const code = problemCode(number)
  const deadline = localDate(traits.deadline ?? '2025-10-31')
  return [
    {
      type: 'issued',
      firstResponsible: person('U-101'),
      definition: {
        code,
        organisation: organisation(traits.organisation ?? 'ORG-01'),
        feedback: 'FK-2025-02-01',
        category: traits.category ?? '工程招投标',
        section: '聚焦群众身边不正之风和腐败问题',
        title: traits.title ?? '应招未招',
        description: traits.description ?? '3个市政道路维修项目直接委托。',
        type: 'timeLimited',
        isCommon: false,
        isKey: false,
        deadline,
      },
    },
    { type: 'signed' },
    {
      type: 'claimed',
      leader: person('U-102'),
      mode: 'claimed',
      department: '工程建设科',
      head: person('U-105'),
    },
    {
      type: 'planned',
      rootCause: { kind: 'institution', level: null, text: '', reviewed: false },
      institution: null,
      tasks: [
        {
          code: taskCode(code, 1),
          content: '逐个核查',
          kind: 'immediate',
          department: '工程建设科',
          owner: person(traits.owner ?? 'U-105'),
          due: deadline,
          acceptance: '核查报告',
          deliverables: [],
          weight: 1,
        },
      ],
    },
    { type: 'planSubmitted' },
    { type: 'planApproved' },
    { type: 'taskClaimed', task: taskCode(code, 1) },
  ]
}

export const fold = (events: readonly ProblemEvent[], before?: Problem): Problem => {
  let problem = before
  for (const event of events) {
    const owner = event.type === 'taskClaimed' ? problem?.tasks[0]?.owner : undefined
    problem = evolve(problem, event, stamp(owner))
  }
  return given(problem)
}
export const openedProblem = (number: number, traits: Traits = {}): Problem => fold(openingOf(number, traits))
