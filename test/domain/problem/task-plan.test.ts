import { describe, expect, it } from 'vitest'
import { askTaskExtension, cancelTask, decideTaskExtension } from '../../../src/domain/problem/task.ts'
import { aTask, day, person, RW1, RW2 } from '../fixtures.ts'
import { finish, submitted, underWay } from '../scene.ts'

const first = { task: RW1 }

describe('extending a task (T8)', () => {
  const asking = { ...first, to: day('2025-10-28'), reason: '材料未齐' }
  const asked = () => underWay().does('handler', askTaskExtension, asking)

  it('moves the due date when LEADER grants it', () => {
    const { problem } = asked().does('leader', decideTaskExtension, { ...first, granted: true })
    expect(problem.tasks[0]).toMatchObject({
      due: '2025-10-20',
      effectiveDue: '2025-10-28',
      dueVersion: 2,
      pendingExtension: null,
    })
  })

  it('leaves it when LEADER refuses', () => {
    const { problem } = asked().does('leader', decideTaskExtension, { ...first, granted: false })
    expect(problem.tasks[0]).toMatchObject({
      effectiveDue: '2025-10-20',
      dueVersion: 1,
      pendingExtension: null,
    })
  })

  it.each([
    [{ to: day('2025-10-20') }, 'dateNotLater'],
    [{ to: day('2025-11-01') }, 'dateBeyondProblem'],
    [{ reason: '' }, 'reasonRequired'],
  ])('asked with %o: %s', (change, code) => {
    expect(underWay().refused('handler', askTaskExtension, { ...asking, ...change })).toBe(code)
  })

  it('cannot end before today', () => {
    const scene = underWay().at('2025-10-30')
    expect(scene.refused('handler', askTaskExtension, { ...asking, to: day('2025-10-29') })).toBe('datePast')
  })

  it('is asked by the owner, once at a time', () => {
    expect(underWay().refused('head', askTaskExtension, asking)).toBe('notPermitted')
    expect(asked().refused('handler', askTaskExtension, asking)).toBe('extensionPending')
  })

  it.each(['head', 'handler', 'first', 'office'])('is not for %s to decide', (who) => {
    expect(asked().refused(who, decideTaskExtension, { ...first, granted: true })).toBe('notPermitted')
  })

  it('goes to FIRST when the leader owns the task himself', () => {
    const scene = underWay({ tasks: [aTask(1, { owner: person('leader') }), aTask(2)] })
    scene.does('leader', askTaskExtension, asking)
    expect(scene.refused('leader', decideTaskExtension, { ...first, granted: true })).toBe('notPermitted')
    expect(
      scene.does('first', decideTaskExtension, { ...first, granted: true }).problem.tasks[0],
    ).toMatchObject({ effectiveDue: '2025-10-28' })
  })

  it('is decided once', () => {
    const scene = asked().does('leader', decideTaskExtension, { ...first, granted: true })
    expect(scene.refused('leader', decideTaskExtension, { ...first, granted: true })).toBe('stale')
  })
})

describe('cancelling a task (T10)', () => {
  const cancelling = { ...first, reason: '措施合并', agreedBy: person('office') }

  it('takes LEADER and OFFICE, in either order', () => {
    expect(underWay().does('leader', cancelTask, cancelling).problem.tasks[0]?.state).toBe('cancelled')
    const reverse = { ...cancelling, agreedBy: person('leader') }
    expect(underWay().does('office2', cancelTask, reverse).problem.tasks[0]?.state).toBe('cancelled')
  })

  it.each([
    ['leader', 'leader'],
    ['leader', 'head'],
    ['leader', 'first'],
    ['leader', 'nobody'],
    ['office', 'office2'],
    ['head', 'office'],
  ])('is refused to %s with the consent of %s', (by, agreedBy) => {
    const input = { ...cancelling, agreedBy: person(agreedBy) }
    expect(underWay().refused(by, cancelTask, input)).toBe('notPermitted')
  })

  it('needs a reason and leaves at least one task', () => {
    expect(underWay().refused('leader', cancelTask, { ...cancelling, reason: '' })).toBe('reasonRequired')
    const last = underWay().does('leader', cancelTask, cancelling)
    expect(last.refused('leader', cancelTask, { ...cancelling, task: RW2 })).toBe('incomplete')
    expect(last.refused('leader', cancelTask, cancelling)).toBe('wrongState')
  })

  it('waits while the problem is in review', () => {
    expect(submitted().refused('leader', cancelTask, cancelling)).toBe('wrongState')
  })

  it('also takes a finished task out of the plan', () => {
    const scene = finish(underWay(), 0).does('leader', cancelTask, cancelling)
    expect(scene.problem.tasks[0]?.state).toBe('cancelled')
  })
})
