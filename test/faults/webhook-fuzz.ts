import fc from 'fast-check'
import type { Town } from '../scenarios/town.ts'
import { type Post, posts } from './deliveries.ts'

export interface Fuzzed {
  readonly posted: number
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>
  /** What should not have happened: which kind of post, and what. */
  readonly complaints: readonly string[]
}

/** What an accepted post could have changed. */
const traces = (town: Town): string =>
  town.service.database.read(({ journal, outbox }) => `${journal.head().hash} ${outbox.waiting()}`)

const EXPECTED: ReadonlySet<number> = new Set([200, 400, 401, 413])

const judge = (post: Post, status: number, changed: boolean): readonly string[] => [
  ...(EXPECTED.has(status) ? [] : [`${post.name}: answered ${status}`]),
  ...(changed ? [`${post.name}: had an effect`] : []),
  ...(status === 200 && !post.authentic ? [`${post.name}: was taken for the platform`] : []),
]

/**
 * Posts nonsense at the town's webhook, one seed after the other, as long as `goesOn`. None of it names a person of the
 * ledger, so none may change anything, and none may be answered 200 that the platform did not seal.
 */
export const fuzzWebhook = async (
  town: Town,
  seed: number,
  goesOn: (posted: number) => boolean,
): Promise<Fuzzed> => {
  const url = `${town.service.url}/lark/events`
  const statuses: Record<string, number> = {}
  const complaints: string[] = []
  const before = traces(town)
  let posted = 0
  for (let round = 0; goesOn(posted); round += 1) {
    const shared = { ...town.app, now: town.emulator.clock.now() }
    for (const post of fc.sample(posts(shared), { seed: seed + round, numRuns: 50 })) {
      const answer = await fetch(url, { method: 'POST', body: Buffer.from(post.body), headers: post.headers })
      await answer.arrayBuffer()
      posted += 1
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
      complaints.push(...judge(post, answer.status, traces(town) !== before))
    }
    if (complaints.length > 0)
      return { posted, statuses, complaints: complaints.map((each) => `seed ${seed + round}: ${each}`) }
  }
  return { posted, statuses, complaints }
}
