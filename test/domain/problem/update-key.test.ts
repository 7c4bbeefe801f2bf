import { describe, expect, it } from 'vitest'
import { parseUpdateKey, updateKey } from '../../../src/domain/problem/update.ts'

describe('the key of an update', () => {
  it.each([
    'WT-003/progress/4',
    'WT-003/blocker/DD-003-1',
    'WT-003/evidence/ZC-003-2',
    'WT-003/extension/YQ-003-1',
    'WT-003/taskExtension/RW-003-1',
    'WT-003/taskSubmission/RW-003-1',
    'WT-003/claim',
    'WT-1024/taskClaim/RW-1024-1',
    'WT-003/closeOut/XH-003-1',
  ])('%s is read back', (key) => {
    const read = parseUpdateKey(key)
    expect(read === undefined ? undefined : updateKey(read.problem, read.what)).toBe(key)
  })

  it.each([
    '',
    'WT-003',
    'WT-003/progress',
    'WT-003/progress/x',
    'WT-003/claim/',
    'WT-003/toString/1',
    'X/claim',
  ])('“%s” is none', (key) => expect(parseUpdateKey(key)).toBeUndefined())
})
