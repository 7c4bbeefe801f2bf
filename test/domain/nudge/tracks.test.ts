import { describe, expect, it } from 'vitest'
import { extensionCode } from '../../../src/domain/kernel/codes.ts'
import { standing } from '../../../src/domain/nudge/ladder.ts'
import { recipientsOf } from '../../../src/domain/nudge/recipients.ts'
import { rungNamed } from '../../../src/domain/nudge/rungs.ts'
import { type Track, tracksOf } from '../../../src/domain/nudge/track.ts'
import { DEFAULT_PROFILE, type RuleProfile } from '../../../src/domain/people/profile.ts'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import { agreeReview, returnCloseOut } from '../../../src/domain/problem/review.ts'
import { submitTask } from '../../../src/domain/problem/task.ts'
import { aTask, calendar, DEADLINE, day, on, RW1, RW2, WT } from '../fixtures.ts'
import { agreement, awaitingClaim, closed, file, rectifying, Scene, submitted, underWay } from '../scene.ts'

const extension = extensionCode(WT, 1)

const tracks = (scene: Scene, profile: RuleProfile = DEFAULT_PROFILE): readonly Track[] =>
  tracksOf(scene.problem, calendar, profile)
const clocks = (scene: Scene) => tracks(scene).map(({ kind, item }) => `${kind} ${item}`)
const track = (scene: Scene, name: string, profile?: RuleProfile): Track => {
  const found = tracks(scene, profile).find(({ kind, item }) => `${kind} ${item}` === name)
  if (found === undefined) throw new Error(`${name} does not run`)
  return found
}
const reachedBy = (scene: Scene, name: string, date: string): string | undefined =>
  standing(track(scene, name), on(date), calendar, DEFAULT_PROFILE).reached?.rung.id
const who = (scene: Scene, item: typeof WT | typeof RW1, id: string): readonly string[] => {
  const rung = rungNamed(id)
  if (rung === undefined) throw new Error(id)
  return recipientsOf(scene.directory, scene.problem, item, rung, scene.now)
}

describe('the clocks of an item', () => {
  it('are signing and claiming before work starts', () => {
    const issued = new Scene()
    expect(clocks(issued)).toEqual([`claim ${WT}`, `nudge ${WT}`])
    expect(reachedBy(issued, `claim ${WT}`, '2025-08-20')).toBe('N0b')
    expect(who(issued, WT, 'N0')).toEqual(['first', 'liaison'])
    const unclaimed = awaitingClaim()
    expect(track(unclaimed, `claim ${WT}`).base).toBe('2025-08-25')
    expect(who(unclaimed, WT, 'C1')).toEqual(['leader', 'otherLeader'])
    expect(who(unclaimed, WT, 'C2')).toEqual(['first'])
  })

  it('are its deadline, those of its open tasks and silence while it is worked on', () => {
    expect(clocks(underWay())).toEqual([`nudge ${WT}`, `nudge ${RW1}`, `nudge ${RW2}`, `silence ${WT}`])
  })

  it('let tasks climb to N5 only', () => {
    expect(reachedBy(underWay(), `nudge ${RW1}`, '2025-12-31')).toBe('N5')
    expect(reachedBy(underWay(), `nudge ${WT}`, '2025-12-31')).toBe('N9b')
  })

  it('stop for a task that waits for its acceptance', () => {
    const scene = underWay()
      .does('handler', reportProgress, { on: RW1, percent: 100, note: '' })
      .does('handler', addEvidence, { on: RW1, kind: 'photo', title: '照片', file: file('a') })
      .does('handler', submitTask, { task: RW1 })
    expect(clocks(scene)).toEqual([`nudge ${WT}`, `nudge ${RW2}`, `silence ${WT}`])
  })

  it('under review are the reviewer’s alone, one for each stage', () => {
    const scene = submitted()
    expect(clocks(scene)).toEqual([`review ${WT}`])
    const first = track(scene, `review ${WT}`)
    // Three workdays from Monday 2025-09-22; nudged on the fourth.
    expect([first.base, reachedBy(scene, `review ${WT}`, '2025-09-26')]).toEqual(['2025-09-25', 'R1'])
    expect(who(scene, WT, 'R1')).toEqual(['leader'])
    scene.at('2025-09-26').does('leader', agreeReview, agreement(scene, 'initial'))
    expect(track(scene, `review ${WT}`).version).not.toBe(first.version)
    expect(who(scene, WT, 'R1')).toEqual(['jijian', 'zuzhi'])
    scene.does('jijian', agreeReview, agreement(scene, 'jijian'))
    expect(who(scene, WT, 'R2')).toEqual(['zuzhi', 'office', 'office2'])
  })

  it('are silent once it is closed', () => {
    expect(clocks(closed())).toEqual([])
  })

  it('run on with the same version after a return', () => {
    const scene = submitted()
    scene.does('leader', returnCloseOut, {
      stage: 'initial',
      reason: 'evidence',
      text: '缺少凭证',
      ticks: [],
      tasks: [{ task: RW1, due: day('2025-10-24') }],
    })
    expect(clocks(scene)).toEqual([`nudge ${WT}`, `nudge ${RW1}`, `silence ${WT}`])
    expect(track(scene, `nudge ${WT}`).version).toBe('1')
    expect(track(scene, `nudge ${RW1}`)).toMatchObject({ base: '2025-10-24' })
  })

  it('follow an approved extension, tasks that were due with the problem too', () => {
    const scene = underWay({ tasks: [aTask(1), aTask(2, { due: DEADLINE })] })
    const before = track(scene, `nudge ${RW1}`).version
    scene.record('head', {
      type: 'extensionAsked',
      code: extension,
      asked: day('2025-11-14'),
      reason: '资料未齐',
      late: false,
    })
    expect(track(scene, `nudge ${WT}`).extending).toBe(true)
    expect(track(scene, `nudge ${RW1}`).extending).toBe(true)
    scene.record('office', {
      type: 'extensionDecided',
      code: extension,
      granted: day('2025-11-14'),
      text: '',
    })
    expect(track(scene, `nudge ${WT}`)).toMatchObject({ base: '2025-11-14', version: '2', extending: false })
    expect(track(scene, `nudge ${RW1}`)).toMatchObject({ base: '2025-10-20', version: before })
    expect(track(scene, `nudge ${RW2}`).base).toBe('2025-11-14')
  })

  it('count silence from the last update, and tell the handler, then the head', () => {
    const scene = underWay()
    expect(reachedBy(scene, `silence ${WT}`, '2025-10-10')).toBeUndefined()
    // 2025-09-22 and ten workdays, the holiday left out.
    expect(reachedBy(scene, `silence ${WT}`, '2025-10-11')).toBe('S1')
    expect(who(scene, WT, 'S1')).toEqual(['handler'])
    expect(reachedBy(scene, `silence ${WT}`, '2025-10-24')).toBe('S2')
    expect(who(scene, WT, 'S2')).toEqual(['head'])
    scene.at('2025-10-13').does('handler', reportProgress, { on: RW1, percent: 40, note: '' })
    expect(reachedBy(scene, `silence ${WT}`, '2025-10-14')).toBeUndefined()
  })

  it('take the ladder of the profile', () => {
    const profile: RuleProfile = { ...DEFAULT_PROFILE, ladder: 'twentyTen' }
    const ids = track(underWay(), `nudge ${WT}`, profile).ladder.map(({ id }) => id)
    expect(ids).toEqual(['J1', 'J2', 'J3'])
  })
})

describe('the recipients of a rung', () => {
  it('rise level by level (domain.md 3.8)', () => {
    const scene = underWay()
    expect(who(scene, WT, 'N1')).toEqual(['handler'])
    expect(who(scene, WT, 'N2')).toEqual(['handler', 'head'])
    expect(who(scene, WT, 'N3')).toEqual(['handler', 'head', 'leader'])
    expect(who(scene, WT, 'N5')).toEqual(['handler', 'head', 'leader'])
    expect(who(scene, WT, 'N6')).toEqual(['first'])
    expect(who(scene, WT, 'N7')).toEqual(['office', 'office2', 'jijian', 'zuzhi'])
    expect(who(scene, WT, 'N8')).toEqual(['office', 'office2', 'group', 'group2'])
    expect(who(scene, WT, 'N9')).toEqual(['group', 'group2'])
    expect(who(scene, RW1, 'N3')).toEqual(['handler', 'head', 'leader'])
  })

  it('are replaced by their delegates while they are away', () => {
    const away = { from: 'handler', to: 'colleague', since: '2025-10-01', until: '2025-10-31' }
    const scene = underWay({ delegations: [away] })
    expect(who(scene, WT, 'N2')).toEqual(['handler', 'head'])
    expect(who(scene.at('2025-10-15'), WT, 'N2')).toEqual(['colleague', 'head'])
  })

  it('pass to the one above where a post is vacant', () => {
    expect(who(new Scene(), WT, 'N3')).toEqual(['first'])
  })

  it('are each told once', () => {
    const scene = rectifying({ also: {}, leader: 'leader' })
    expect(who(scene, WT, 'N1')).toEqual(['handler'])
  })
})
