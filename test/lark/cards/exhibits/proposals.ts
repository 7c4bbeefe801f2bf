import type { Receiver } from '../../../../src/app/outbox.ts'
import type { ItemCode } from '../../../../src/domain/kernel/codes.ts'
import { instant } from '../../../../src/domain/kernel/time.ts'
import {
  LIFE_MS,
  type LineState,
  type Proposal,
  type ProposalLine,
} from '../../../../src/domain/proposal/proposal.ts'
import { day, evidence, person, RW1, RW2, WT } from '../../../domain/fixtures.ts'
import { type Plot, type Scene, underWay } from '../../../domain/scene.ts'
import { UNIT } from '../drawing.ts'
import type { Exhibit, Scale } from './exhibit.ts'

const BLANK: Omit<ProposalLine, 'n' | 'saidAt'> = {
  intent: 'progress',
  on: RW1,
  percent: null,
  range: null,
  due: null,
  note: '',
  files: [],
  state: 'open',
  update: null,
  settledAt: null,
  rev: 0,
}

type Given = Partial<ProposalLine>

const proposalOf = ({ now }: Scene, lines: readonly Given[]): Proposal => ({
  id: 'proposal',
  messageId: 'om_message',
  chatId: UNIT,
  person: person('handler'),
  saidAt: now,
  expiresAt: instant(now + LIFE_MS),
  revision: null,
  lines: lines.map((line, n) => ({ ...BLANK, n, saidAt: now, ...line })),
})

/** The confirmation card in its states. */
export const proposals = (scale: Scale, plot: Plot): readonly Exhibit[] => {
  const scene = underWay(plot)
  const note = scale.text('说明', 500)
  const file = (name: string, status: 'offered' | 'received' | 'receiving') => ({
    messageId: 'om_file',
    fileKey: name,
    resource: 'file' as const,
    name,
    openId: 'ou_handler',
    status,
    evidence: status === 'received' ? evidence(1) : null,
    reason: null,
  })
  const show = (
    title: string,
    lines: readonly Given[],
    settled: boolean,
    to: Receiver = { chatId: UNIT },
  ): Exhibit => ({
    title: `proposal: ${title}`,
    scene,
    proposals: [proposalOf(scene, lines)],
    to,
    settled,
    show: (how) => how('proposal', { id: 'proposal', page: 0 }),
  })
  const done = (state: LineState, more: Given = {}): Given => ({ state, settledAt: scene.now, note, ...more })
  const many = scale.tasks > 10 ? 50 : 3
  const items: readonly ItemCode[] = [RW1, RW2, WT]
  return [
    show('to confirm', [{ percent: 60, due: day('2025-10-31'), note }], false),
    show('one to one', [{ percent: 60, note }], false, { openId: 'ou_handler' }),
    show(
      'several',
      Array.from({ length: many }, (_, n) => ({ on: items[n % 3] ?? WT, percent: 10 + n, note })),
      false,
    ),
    show(
      'being edited',
      [
        { percent: 60, note, state: 'editing' },
        { on: RW2, intent: 'evidence', note },
      ],
      false,
    ),
    show('which item', [{ on: null, percent: 60, note }], false),
    show('no figure', [{ note }, { on: RW2, range: [50, 99], note }], false),
    show(
      'cannot be recorded',
      [
        { intent: 'request_extension', note },
        { on: WT, intent: 'claim' },
      ],
      false,
    ),
    show('files offered', [{ intent: 'evidence', files: [file(scale.text('文件', 120), 'offered')] }], false),
    show('recorded', [done('stored', { percent: 60, update: `${WT}/progress/0` })], false),
    show('recorded for good', [done('stored', { percent: 60 })], true),
    show(
      'settled in every way',
      (['handedOver', 'undone', 'dismissed', 'withdrawn', 'superseded', 'expired'] as const).map((state) =>
        done(state, { percent: 60 }),
      ),
      true,
    ),
  ]
}
