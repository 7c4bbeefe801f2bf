import { describe, expect, it } from 'vitest'
import { eligibleReviewers } from '../../../src/domain/policy/four-eyes.ts'
import { submitCloseOut } from '../../../src/domain/problem/close-out.ts'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { person, RW1 } from '../fixtures.ts'
import { APPLICATION, file, finish, underWay } from '../scene.ts'

const hand = { on: RW1, kind: 'photo', title: '照片', file: file('a') } as const

describe('files as evidence', () => {
  it('are refused when they are empty', () => {
    const empty = { ...hand, file: { ...file('a'), bytes: 0 } }
    expect(() => underWay().does('handler', addEvidence, empty)).toThrow('emptyFile')
  })

  it('bind their sender by four eyes, whoever hands them in', () => {
    const reviewersAfter = (sentBy: string) => {
      const handed = underWay().does('handler', addEvidence, { ...hand, sentBy: person(sentBy) })
      const { directory, problem, now } = finish(finish(handed, 0), 1).does(
        'head',
        submitCloseOut,
        APPLICATION,
      )
      return eligibleReviewers(directory, problem, 'initial', now).map(({ id }) => id)
    }
    expect(reviewersAfter('handler')).toEqual(['leader'])
    expect(reviewersAfter('leader')).toEqual(['first'])
  })
})
