import { reportProgress } from '../../../src/domain/problem/progress.ts'
import type { UpdateRef } from '../../../src/domain/problem/update.ts'
import { RW1 } from '../fixtures.ts'
import { file, underWay } from '../scene.ts'

/** What the tests of taking back have people enter first. */
export const photo = { on: RW1, kind: 'photo' as const, title: '照片', file: file('a') }
export const report = (percent: number) => ({ on: RW1, percent, note: '核查中' })
export const FIRST: UpdateRef = { kind: 'progress', n: 0 }
export const SECOND: UpdateRef = { kind: 'progress', n: 1 }
export const reported = () =>
  underWay().does('handler', reportProgress, report(40)).does('handler', reportProgress, report(60))
