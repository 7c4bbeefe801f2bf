import { setLongTerm } from '../../../../src/domain/problem/long-term.ts'
import { person, WT } from '../../../domain/fixtures.ts'
import { agreedUpTo, awaitingClaim, ready, rectifying, underWay } from '../../../domain/scene.ts'
import { LEADING, UNIT } from '../drawing.ts'
import { applied, type Exhibit, exhibit, plotOf, returned, type Scale, withTalk } from './exhibit.ts'

export const problems = (scale: Scale): readonly Exhibit[] => {
  const plot = plotOf(scale)
  const of = (who: string) => ({ code: WT, viewer: person(who) })
  const long = ready(plot).does('group', setLongTerm, {
    holder: person('leader'),
    intervalMonths: 3,
    opinion: scale.text('意见', 500),
  })
  return [
    exhibit('to be claimed', awaitingClaim(plot), 'problem', of('leader'), false),
    exhibit('tasks to be claimed', rectifying(plot), 'problem', of('handler'), false),
    exhibit('under way, handler', withTalk(underWay(plot), scale), 'problem', of('handler'), false),
    exhibit('under way, leader', withTalk(underWay(plot), scale), 'problem', of('leader'), false),
    exhibit('under way, office', withTalk(underWay(plot), scale), 'problem', of('office'), false),
    exhibit(
      'under way, unit',
      withTalk(underWay(plot), scale),
      'problem',
      { code: WT, viewer: null },
      false,
      {
        chatId: UNIT,
      },
    ),
    exhibit('under way, wide', withTalk(underWay(plot), scale), 'problem', of('group'), false, {
      chatId: LEADING,
    }),
    exhibit('ready', ready(plot), 'problem', of('head'), false),
    exhibit('applied, submitter', applied(plot, scale), 'problem', of('head'), false),
    exhibit('applied, reviewer', applied(plot, scale), 'problem', of('leader'), false),
    exhibit('returned', returned(applied(plot, scale), scale), 'problem', of('handler'), false),
    exhibit('long-term', long, 'problem', of('jijian'), false),
    exhibit('closed', agreedUpTo(applied(plot, scale), 'determination'), 'problem', of('jijian'), true),
    exhibit('long-term done', long, 'longTermForm', { code: WT, viewer: person('group') }, true),
    exhibit('long-term form', ready(plot), 'longTermForm', { code: WT, viewer: person('group') }, false),
  ]
}
