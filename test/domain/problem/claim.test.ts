import { describe, expect, it } from 'vitest'
import { assignProblem, claimProblem } from '../../../src/domain/problem/claim.ts'
import { person } from '../fixtures.ts'
import { awaitingClaim, rectifying, Scene, whoMay } from '../scene.ts'

describe('claiming a problem (P3)', () => {
  it('makes a leader of the organisation its responsible leader', () => {
    const { problem } = awaitingClaim().does('otherLeader', claimProblem, {})
    expect(problem).toMatchObject({
      state: 'awaitingPlan',
      leader: 'otherLeader',
      claim: { by: 'otherLeader', mode: 'claimed' },
    })
  })

  it('is for leaders of that organisation only', () => {
    const allowed = whoMay((who) => awaitingClaim().does(who, claimProblem, {}))
    expect(allowed).toEqual(['leader', 'otherLeader'])
  })

  it('tells another organisation nothing but that it is out of scope', () => {
    expect(awaitingClaim().refused('strangerLeader', claimProblem, {})).toBe('outOfScope')
  })

  it('happens once', () => {
    const scene = awaitingClaim().does('leader', claimProblem, {})
    expect(scene.refused('otherLeader', claimProblem, {})).toBe('wrongState')
  })

  it('waits for the signature', () => {
    expect(new Scene().refused('leader', claimProblem, {})).toBe('wrongState')
  })

  it('through a delegate makes the leader replaced responsible', () => {
    const scene = awaitingClaim({ delegations: [{ from: 'leader', to: 'head' }] })
    scene.does('head', claimProblem, {})
    expect(scene.problem.leader).toBe('leader')
    expect(scene.events.at(-1)?.onBehalfOf).toBe('leader')
  })
})

describe('assigning a problem (P4)', () => {
  it.each(['leader', 'first'])('lets FIRST give it to %s', (target) => {
    const { problem } = awaitingClaim().does('first', assignProblem, { leader: person(target) })
    expect(problem).toMatchObject({ state: 'awaitingPlan', leader: target, claim: { mode: 'assigned' } })
  })

  it.each([
    ['first', 'head', 'notALeader'],
    ['first', 'strangerLeader', 'notALeader'],
    ['first', 'nobody', 'unknownPerson'],
    ['leader', 'leader', 'notPermitted'],
    ['office', 'leader', 'notPermitted'],
    ['strangerFirst', 'leader', 'outOfScope'],
  ])('by %s to %s: %s', (by, target, code) => {
    expect(awaitingClaim().refused(by, assignProblem, { leader: person(target) })).toBe(code)
  })

  it('comes too late once it is worked on', () => {
    expect(rectifying().refused('first', assignProblem, { leader: person('leader') })).toBe('wrongState')
  })
})
