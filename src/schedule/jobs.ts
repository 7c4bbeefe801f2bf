import type { Work } from '../app/context.ts'
import { freezeDueDigest, nextFreeze } from '../app/digest/freeze.ts'
import { runRelease } from '../app/digest/release.ts'
import { sendBriefs } from '../app/nudge/brief.ts'
import { isCalendarNoticeDue, noticeCalendarEnd } from '../app/nudge/calendar-notice.ts'
import { nextBrief } from '../app/nudge/next-brief.ts'
import { isReplanDue, replanNudges } from '../app/nudge/replan.ts'
import { runNudge } from '../app/nudge/run.ts'
import type { DueRow } from '../app/ports.ts'
import { runProposal } from '../app/proposal/run.ts'
import { runReread } from '../app/reread/run.ts'
import type { Instant } from '../domain/kernel/time.ts'

/** A kind of work that the clock brings. */
export interface Job {
  readonly name: string
  /** Does a bounded portion of what is due; returns whether more may be due. */
  run(work: Work): boolean
  /** When there is something to do, not after now if there is already; undefined: nothing is foreseen. Reads only. */
  next(work: Work): Instant | undefined
}

/** Rows, people or problems in one transaction: a writer in between waits some milliseconds, not seconds. */
const PORTION = 200

const RUN: Readonly<Record<DueRow['kind'], (work: Work, row: DueRow) => void>> = {
  nudge: runNudge,
  review: runNudge,
  silence: runNudge,
  claim: runNudge,
  release: runRelease,
  proposal: runProposal,
  reread: runReread,
  digest: (work, row) => work.store.due.settle(row.key, 'void', work.now),
}

const nowIf =
  (isDue: (work: Work) => boolean) =>
  (work: Work): Instant | undefined =>
    isDue(work) ? work.now : undefined

/** In this order: what is due becomes lines before the daily cards go out. A job is a row. */
export const JOBS: readonly Job[] = [
  { name: 'replan', run: (work) => replanNudges(work, PORTION), next: nowIf(isReplanDue) },
  {
    name: 'digest',
    run: (work) => {
      freezeDueDigest(work)
      return false
    },
    next: nextFreeze,
  },
  {
    name: 'due',
    run: (work) => {
      const rows = work.store.due.ready(work.now, PORTION)
      for (const row of rows) RUN[row.kind](work, row)
      return rows.length > 0
    },
    next: ({ store }) => store.due.next(),
  },
  {
    name: 'calendar',
    run: (work) => {
      noticeCalendarEnd(work)
      return false
    },
    next: nowIf(isCalendarNoticeDue),
  },
  { name: 'briefs', run: (work) => sendBriefs(work, PORTION), next: nextBrief },
  {
    name: 'cards',
    run: ({ store, now, desk }) => {
      const posts = store.cards.stale(now, PORTION)
      for (const post of posts) desk.refresh(store, post)
      return posts.length === PORTION
    },
    next: ({ store }) => store.cards.next(),
  },
]
