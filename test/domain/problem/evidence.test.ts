import { describe, expect, it } from 'vitest'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { RW1 } from '../fixtures.ts'
import { file, underWay } from '../scene.ts'

describe('files as evidence', () => {
  it('are refused when they are empty', () => {
    const empty = { ...file('a'), bytes: 0 }
    const hand = () =>
      underWay().does('handler', addEvidence, { on: RW1, kind: 'photo', title: '照片', file: empty })
    expect(hand).toThrow('emptyFile')
  })
})
