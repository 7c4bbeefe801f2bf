import type { CardName, CardParams } from '../../../../src/app/cards.ts'
import type { Receiver } from '../../../../src/app/outbox.ts'
import { submitCloseOut } from '../../../../src/domain/problem/close-out.ts'
import { addEvidence } from '../../../../src/domain/problem/evidence.ts'
import type { ProblemDefinition } from '../../../../src/domain/problem/problem.ts'
import { raiseBlocker, reportProgress } from '../../../../src/domain/problem/progress.ts'
import { returnCloseOut } from '../../../../src/domain/problem/review.ts'
import type { Proposal } from '../../../../src/domain/proposal/proposal.ts'
import { aTask, day, RW1, WT } from '../../../domain/fixtures.ts'
import { file, type Plot, ready, type Scene } from '../../../domain/scene.ts'

/** A card in one state before one pair of eyes. */
export interface Exhibit {
  readonly title: string
  readonly scene: Scene
  /** What waits for confirmation in that ledger. */
  readonly proposals: readonly Proposal[]
  readonly to: Receiver
  readonly settled: boolean
  readonly show: <R>(how: <Name extends CardName>(name: Name, params: CardParams[Name]) => R) => R
}

export const exhibit = <Name extends CardName>(
  title: string,
  scene: Scene,
  name: Name,
  params: CardParams[Name],
  settled: boolean,
  to: Receiver = { openId: 'ou_whoever' },
): Exhibit => ({
  title: `${name}: ${title}`,
  scene,
  proposals: [],
  to,
  settled,
  show: (how) => how(name, params),
})

/** How the texts and the size of the problem are. */
export interface Scale {
  readonly text: (field: string, limit: number) => string
  readonly tasks: number
}

export const plotOf = (scale: Scale, more: Partial<ProblemDefinition> = {}): Plot => ({
  definition: {
    title: scale.text('标题', 300),
    description: scale.text('描述', 3000),
    category: scale.text('类别', 100),
    ...more,
  },
  rootCause: { kind: 'institution', level: null, text: scale.text('根源', 1000), reviewed: true },
  tasks: Array.from({ length: scale.tasks }, (_, n) =>
    aTask(n + 1, { content: scale.text('措施', 500), acceptance: scale.text('标准', 500) }),
  ),
})

export const EXEMPT = (scale: Scale) =>
  ({
    statement: scale.text('成效', 500),
    outcome: { kind: 'exemption', reason: scale.text('免报', 500) },
  }) as const

export const withTalk = (scene: Scene, scale: Scale): Scene =>
  scene
    .does('handler', reportProgress, { on: RW1, percent: 40, note: scale.text('进展', 500) })
    .does('handler', addEvidence, {
      on: RW1,
      kind: 'voucher',
      title: scale.text('佐证', 200),
      file: file('b'),
    })
    .does('head', raiseBlocker, { on: WT, text: scale.text('堵点', 500) })

export const applied = (plot: Plot, scale: Scale): Scene =>
  ready(plot).does('head', submitCloseOut, EXEMPT(scale))

export const returned = (scene: Scene, scale: Scale): Scene =>
  scene.does('leader', returnCloseOut, {
    stage: 'initial',
    reason: 'evidence',
    text: scale.text('退回', 500),
    ticks: [],
    tasks: [{ task: RW1, due: day('2025-10-20') }],
  })

/** The scene as it is now, whatever happens to the original afterwards. */
export const snapshot = (scene: Scene): Scene =>
  Object.assign(Object.create(Object.getPrototypeOf(scene)), scene, { events: [...scene.events] })
