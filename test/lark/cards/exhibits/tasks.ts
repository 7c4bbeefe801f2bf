import { reportProgress } from '../../../../src/domain/problem/progress.ts'
import {
  acceptTask,
  askTaskExtension,
  decideTaskExtension,
  returnTask,
  submitTask,
} from '../../../../src/domain/problem/task.ts'
import { day, person, RW1, RW2 } from '../../../domain/fixtures.ts'
import { type Scene, underWay } from '../../../domain/scene.ts'
import { type Exhibit, exhibit, plotOf, type Scale, withTalk } from './exhibit.ts'

export const tasks = (scale: Scale): readonly Exhibit[] => {
  const plot = plotOf(scale)
  const handedIn = (): Scene =>
    withTalk(underWay(plot), scale)
      .does('handler', reportProgress, { on: RW1, percent: 100, note: scale.text('进展', 500) })
      .does('handler', submitTask, { task: RW1 })
  const params = { task: RW1, viewer: person('head') }
  const waiting = handedIn()
  const accepted = handedIn().does('head', acceptTask, { task: RW1 })
  const sentBack = handedIn().does('head', returnTask, { task: RW1, reason: scale.text('退回', 500) })
  const asked = (): Scene =>
    underWay(plot).does('handler', askTaskExtension, {
      task: RW2,
      to: day('2025-10-28'),
      reason: scale.text('理由', 500),
    })
  const extending = { task: RW2, viewer: person('leader'), to: day('2025-10-28') }
  return [
    exhibit('waiting', waiting, 'taskAcceptance', params, false),
    exhibit('accepted', accepted, 'taskAcceptance', params, true),
    exhibit('returned', sentBack, 'taskAcceptance', params, true),
    exhibit('asked', asked(), 'taskExtension', extending, false),
    exhibit(
      'granted',
      asked().does('leader', decideTaskExtension, { task: RW2, granted: true }),
      'taskExtension',
      extending,
      true,
    ),
    exhibit(
      'refused',
      asked().does('leader', decideTaskExtension, { task: RW2, granted: false }),
      'taskExtension',
      extending,
      true,
    ),
  ]
}
