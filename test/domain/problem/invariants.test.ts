import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivedPercent } from '../../../src/domain/problem/percent.ts'
import type { Problem } from '../../../src/domain/problem/problem.ts'
import { begin, course, play } from '../random-course.ts'
import type { Scene } from '../scene.ts'

/** What somebody outside the ledger wrote down by himself, to hold the ledger against. */
class Witness {
  contributors = new Set<string>()
  application: {
    readonly submitters: ReadonlySet<string>
    readonly contributors: ReadonlySet<string>
  } | null = null
  hashes = new Map<string, string | null>()
  reviews: { readonly stage: string; readonly people: readonly string[] }[] = []
  named: string[] = []
  closed = 0

  see({ event, by, onBehalfOf }: Scene['events'][number], before: Problem): void {
    const people = onBehalfOf === null ? [by] : [by, onBehalfOf]
    switch (event.type) {
      case 'progressReported':
        for (const each of people) this.contributors.add(each)
        return
      case 'evidenceAdded':
        if (before.state !== 'closed') for (const each of people) this.contributors.add(each)
        return
      case 'closeOutSubmitted':
        this.application = { submitters: new Set(people), contributors: new Set(this.contributors) }
        this.reviews = []
        this.named = []
        this.hashes = new Map(
          before.evidence
            .filter(({ finding }) => !finding)
            .map(({ code, file }) => [code, file?.hash ?? null]),
        )
        return
      case 'reviewerNamed':
        this.named.push(`${event.stage}:${event.person}`)
        return
      case 'reviewAgreed':
        this.reviews.push({ stage: event.stage, people })
        return
      default:
        return
    }
  }

  /** domain.md 3.4: a submitter and four reviewers, pairwise different, none a contributor; evidence unchanged. */
  checkClosing(scene: Scene): void {
    this.closed += 1
    expect(this.application).not.toBeNull()
    expect(new Set(this.reviews.map(({ stage }) => stage))).toEqual(
      new Set(['initial', 'jijian', 'zuzhi', 'determination']),
    )
    expect(this.reviews).toHaveLength(4)
    const involved = [...(this.application?.submitters ?? []), ...(this.application?.contributors ?? [])]
    const reviewing = this.reviews.flatMap(({ people }) => people)
    expect(new Set(reviewing).size).toBe(reviewing.length)
    expect(reviewing.filter((each) => involved.includes(each))).toEqual([])
    for (const review of this.reviews) this.checkRight(scene, review)
    for (const { code, file } of scene.problem.evidence)
      if (this.hashes.has(code)) expect(file?.hash ?? null).toBe(this.hashes.get(code))
  }

  private checkRight(scene: Scene, { stage, people }: Witness['reviews'][number]): void {
    const holder = people.at(-1) ?? ''
    const roles = (id: string) => scene.as(id).actor.memberships
    if (this.named.includes(`${stage}:${holder}`)) return
    if (stage === 'initial') {
      expect([scene.problem.leader, 'first']).toContain(holder)
      return
    }
    for (const id of people)
      expect(roles(id).some(({ organisation }) => organisation === scene.problem.organisation)).toBe(false)
    const wanted = { jijian: ['JIJIAN'], zuzhi: ['ZUZHI'], determination: ['GROUP'] }[stage] ?? []
    const delegated =
      scene.directory.round?.profile.determinationDelegated && scene.problem.reopenings.length === 0
    const right = stage === 'determination' && delegated ? [...wanted, 'OFFICE'] : wanted
    expect(right).toContain(roles(holder)[0]?.role)
  }
}

describe('whatever anybody tries, in whatever order', () => {
  it('closes only by four eyes, moves the deadline only by decision, counts every event', () => {
    const seen = { closed: 0, moved: 0, reopened: 0, delegates: 0 }
    fc.assert(
      fc.property(course, (given) => {
        const scene = begin(given)
        const witness = new Witness()
        for (const entry of scene.events) witness.see(entry, scene.problem)
        for (const step of given.steps) {
          const before = scene.problem
          const known = scene.events.length
          play(scene, step)
          const happened = scene.events.slice(known)
          for (const entry of happened) witness.see(entry, before)
          const after = scene.problem

          expect(after.rev).toBe(before.rev + happened.length)

          if (after.effectiveDeadline !== before.effectiveDeadline) {
            seen.moved += 1
            const [entry] = happened
            const decided = entry?.event.type === 'extensionDecided' && entry.event.granted !== null
            expect(decided || entry?.event.type === 'reopened').toBe(true)
            expect(after.deadlineVersion).toBe(before.deadlineVersion + 1)
          } else if (after.reopenings.length === before.reopenings.length)
            expect(after.deadlineVersion).toBe(before.deadlineVersion)
          expect(after.deadline).toBe(before.deadline)

          const percent = derivedPercent(after)
          expect(percent).toBeGreaterThanOrEqual(0)
          expect(percent).toBeLessThanOrEqual(100)
          const standing = after.tasks.filter(({ state }) => state !== 'cancelled')
          if (percent === 100) expect(standing.every(({ state }) => state === 'done')).toBe(true)
          expect(standing.length).toBeGreaterThan(0)

          if (before.state !== 'closed' && after.state === 'closed') witness.checkClosing(scene)
          if (after.reopenings.length > before.reopenings.length) seen.reopened += 1
          seen.delegates += happened.filter(({ onBehalfOf }) => onBehalfOf !== null).length
        }
        seen.closed += witness.closed
      }),
      { numRuns: 300, seed: 20251024 },
    )
    expect(seen.closed).toBeGreaterThan(50)
    expect(seen.moved).toBeGreaterThan(20)
    expect(seen.reopened).toBeGreaterThan(10)
    expect(seen.delegates).toBeGreaterThan(100)
  }, 60_000)
})
