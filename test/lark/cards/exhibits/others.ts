import type { EvidenceFile } from '../../../../src/app/cards.ts'
import { addEvidence } from '../../../../src/domain/problem/evidence.ts'
import { reopen } from '../../../../src/domain/problem/reopen.ts'
import { day, evidence, person, RW1, WT } from '../../../domain/fixtures.ts'
import { agreedUpTo, file, type Scene, underWay } from '../../../domain/scene.ts'
import { LEADING } from '../drawing.ts'
import { applied, type Exhibit, exhibit, plotOf, type Scale, snapshot, withTalk } from './exhibit.ts'

export const others = (scale: Scale): readonly Exhibit[] => {
  const plot = plotOf(scale)
  const shut = (): Scene => agreedUpTo(applied(plot, scale), 'determination')
  const reopened = shut().does('jijian', addEvidence, {
    on: WT,
    kind: 'siteRecord',
    title: scale.text('佐证', 200),
    file: file('e'),
  })
  const count = reopened.problem.evidence.length
  const reopening = { code: WT, viewer: person('jijian') }
  const open = exhibit('form', snapshot(reopened), 'reopenForm', reopening, false)
  reopened.does('jijian', reopen, {
    finding: scale.text('反弹', 1000),
    evidence: [evidence(count)],
    statement: scale.text('说明', 1000),
    deadline: day('2025-11-10'),
    tasks: [{ task: RW1, due: day('2025-11-10') }],
  })
  const uploaded = withTalk(underWay(plot), scale)
  const title = scale.text('文件', 200)
  const took = (state: Pick<EvidenceFile, 'status' | 'evidence'>, reason: string | null = null) => {
    const file = { title, reason, ...state }
    const files = [...Array(title.length > 100 ? 10 : 1)].map(() => file)
    return { on: RW1, viewer: person('handler'), files, more: 0 }
  }
  const filter = { organisation: null, states: [], overdue: false, words: [scale.text('词', 60)], codes: [] }
  const chased = { on: WT, from: person('office'), to: person('head'), text: scale.text('催办', 500) }
  return [
    open,
    exhibit('reopened', reopened, 'reopenForm', reopening, true),
    exhibit('reopened', reopened, 'problem', { code: WT, viewer: person('head') }, false),
    exhibit('receiving', uploaded, 'evidence', took({ status: 'receiving', evidence: null }), false),
    exhibit('received', uploaded, 'evidence', took({ status: 'received', evidence: evidence(1) }), false),
    exhibit(
      'frozen',
      applied(plot, scale),
      'evidence',
      took({ status: 'received', evidence: evidence(1) }),
      true,
    ),
    exhibit('failed', uploaded, 'evidence', took({ status: 'failed', evidence: null }, 'download'), true),
    exhibit('chased', underWay(plot), 'chase', chased, false),
    exhibit('task chased', underWay(plot), 'chase', { ...chased, on: RW1, to: person('handler') }, false),
    exhibit('chase over', shut(), 'chase', chased, true),
    exhibit(
      'found',
      underWay(plot),
      'ledger',
      { query: { ...filter, words: [], codes: [] }, page: 0, viewer: person('office') },
      false,
    ),
    exhibit(
      'nothing found',
      underWay(plot),
      'ledger',
      { query: filter, page: 7, viewer: person('office') },
      false,
    ),
    exhibit(
      'wide',
      underWay(plot),
      'ledger',
      { query: { ...filter, words: [], codes: [] }, page: 0, viewer: person('group') },
      false,
      {
        chatId: LEADING,
      },
    ),
    exhibit('handler', underWay(plot), 'mine', { viewer: person('handler') }, false),
    exhibit('reviewer', applied(plot, scale), 'mine', { viewer: person('leader') }, false),
    exhibit(
      'preview',
      underWay(plot),
      'digestPreview',
      { day: day('2025-09-22'), organisation: null, viewer: person('office') },
      true,
    ),
    exhibit('all', underWay(plot), 'help', { command: null, viewer: null }, true),
    exhibit('one', underWay(plot), 'help', { command: '进度', viewer: null }, true),
    exhibit('holiday', underWay(plot), 'calendar', { day: day('2025-10-05'), viewer: null }, true),
    exhibit('made up', underWay(plot), 'calendar', { day: day('2025-10-11'), viewer: null }, true),
    exhibit('beyond the data', underWay(plot), 'calendar', { day: day('2027-01-04'), viewer: null }, true),
  ]
}
