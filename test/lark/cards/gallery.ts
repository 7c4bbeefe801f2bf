import type { CardName, CardParams, EvidenceFile } from '../../../src/app/cards.ts'
import type { Receiver } from '../../../src/app/outbox.ts'
import { extensionCode } from '../../../src/domain/kernel/codes.ts'
import { submitCloseOut, withdrawCloseOut } from '../../../src/domain/problem/close-out.ts'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { askExtension, decideExtension, giveExtensionOpinion } from '../../../src/domain/problem/extension.ts'
import { setLongTerm } from '../../../src/domain/problem/long-term.ts'
import type { ProblemDefinition } from '../../../src/domain/problem/problem.ts'
import { raiseBlocker, reportProgress } from '../../../src/domain/problem/progress.ts'
import { reopen } from '../../../src/domain/problem/reopen.ts'
import { agreeReview, nameReviewer, returnCloseOut } from '../../../src/domain/problem/review.ts'
import {
  acceptTask,
  askTaskExtension,
  decideTaskExtension,
  returnTask,
  submitTask,
} from '../../../src/domain/problem/task.ts'
import { REVIEW_STAGES, type ReviewStage } from '../../../src/domain/problem/vocabulary.ts'
import type { Proposal } from '../../../src/domain/proposal/proposal.ts'
import { aTask, day, evidence, person, RW1, RW2, WT } from '../../domain/fixtures.ts'
import {
  agreedUpTo,
  agreement,
  awaitingClaim,
  file,
  finish,
  type Plot,
  ready,
  rectifying,
  type Scene,
  underWay,
} from '../../domain/scene.ts'
import { LEADING, UNIT } from './drawing.ts'
import { proposals } from './proposals.ts'

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

const exhibit = <Name extends CardName>(
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
export const PLAIN: Scale = { text: (field) => `某${field}`, tasks: 2 }

const plotOf = (scale: Scale, more: Partial<ProblemDefinition> = {}): Plot => ({
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

const EXEMPT = (scale: Scale) =>
  ({
    statement: scale.text('成效', 500),
    outcome: { kind: 'exemption', reason: scale.text('免报', 500) },
  }) as const

const withTalk = (scene: Scene, scale: Scale): Scene =>
  scene
    .does('handler', reportProgress, { on: RW1, percent: 40, note: scale.text('进展', 500) })
    .does('handler', addEvidence, {
      on: RW1,
      kind: 'voucher',
      title: scale.text('佐证', 200),
      file: file('b'),
    })
    .does('head', raiseBlocker, { on: WT, text: scale.text('堵点', 500) })

const applied = (plot: Plot, scale: Scale): Scene => ready(plot).does('head', submitCloseOut, EXEMPT(scale))

const returned = (scene: Scene, scale: Scale): Scene =>
  scene.does('leader', returnCloseOut, {
    stage: 'initial',
    reason: 'evidence',
    text: scale.text('退回', 500),
    ticks: [],
    tasks: [{ task: RW1, due: day('2025-10-20') }],
  })

const problems = (scale: Scale): readonly Exhibit[] => {
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

const REVIEWERS: Readonly<Record<ReviewStage, string>> = {
  initial: 'leader',
  jijian: 'jijian',
  zuzhi: 'zuzhi',
  determination: 'group',
}
const BEFORE: Readonly<Record<ReviewStage, ReviewStage | null>> = {
  initial: null,
  jijian: 'initial',
  zuzhi: 'initial',
  determination: 'zuzhi',
}
const STAGES: readonly ReviewStage[] = ['initial', 'jijian', 'zuzhi', 'determination']

const reviews = (scale: Scale): readonly Exhibit[] => {
  const plot = plotOf(scale, { isKey: true, isCommon: true })
  const at = (stage: ReviewStage): Scene => {
    const before = BEFORE[stage]
    const scene = applied(plot, scale)
    return before === null ? scene : agreedUpTo(scene, before)
  }
  const params = (stage: ReviewStage, viewer = REVIEWERS[stage]) => ({
    code: WT,
    attempt: 1,
    stage,
    viewer: person(viewer),
  })
  const waiting = STAGES.map((stage) =>
    exhibit(REVIEW_STAGES[stage], at(stage), 'review', params(stage), false),
  )
  const done = STAGES.map((stage) => {
    const scene = at(stage)
    scene.does(REVIEWERS[stage], agreeReview, agreement(scene, stage))
    return exhibit(`${REVIEW_STAGES[stage]} agreed`, scene, 'review', params(stage), true)
  })
  const conflicted = underWay({ ...plot, leader: 'leader' })
  for (const n of conflicted.problem.tasks.keys()) finish(conflicted, n, String((n % 9) + 1))
  for (const who of ['leader', 'head'])
    conflicted.does(who, addEvidence, {
      on: RW1,
      kind: 'photo',
      title: scale.text('佐证', 200),
      file: file('c'),
    })
  return [
    ...waiting,
    ...done,
    exhibit('returned', returned(applied(plot, scale), scale), 'review', params('initial'), true),
    exhibit(
      'withdrawn',
      applied(plot, scale).does('head', withdrawCloseOut, {}),
      'review',
      params('initial'),
      true,
    ),
    exhibit('form with gaps', underWay(plot), 'closeOutForm', { code: WT, viewer: person('head') }, false),
    exhibit('form', ready(plot), 'closeOutForm', { code: WT, viewer: person('head') }, false),
    exhibit('submitted', applied(plot, scale), 'closeOutForm', { code: WT, viewer: person('head') }, true),
  ]
}

const naming = (scale: Scale): readonly Exhibit[] => {
  const plot = plotOf(scale)
  const scene = underWay(plot)
  for (const n of scene.problem.tasks.keys()) finish(scene, n, String((n % 9) + 1))
  for (const who of ['leader', 'first'])
    scene.does(who, addEvidence, { on: RW1, kind: 'photo', title: scale.text('佐证', 200), file: file('d') })
  scene.does('head', submitCloseOut, EXEMPT(scale))
  const params = { code: WT, attempt: 1, stage: 'initial', viewer: person('office') } as const
  const before = exhibit('open', snapshot(scene), 'nameReviewer', params, false)
  scene.does('office', nameReviewer, {
    stage: 'initial',
    person: person('otherLeader'),
    reason: scale.text('理由', 500),
  })
  return [before, exhibit('named', scene, 'nameReviewer', params, true)]
}

/** The scene as it is now, whatever happens to the original afterwards. */
const snapshot = (scene: Scene): Scene =>
  Object.assign(Object.create(Object.getPrototypeOf(scene)), scene, { events: [...scene.events] })

const tasks = (scale: Scale): readonly Exhibit[] => {
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

const extensions = (scale: Scale): readonly Exhibit[] => {
  const code = extensionCode(WT, 1)
  const asked = (): Scene =>
    underWay(plotOf(scale)).does('head', askExtension, {
      to: day('2025-11-10'),
      reason: scale.text('理由', 500),
    })
  const opinion = { extension: code, agrees: true, text: scale.text('意见', 500) }
  const first = (): Scene => asked().does('leader', giveExtensionOpinion, opinion)
  const decision = (): Scene => first().does('first', giveExtensionOpinion, opinion)
  const decided = (granted: boolean): Scene =>
    decision().does('office', decideExtension, {
      extension: code,
      granted: granted ? day('2025-11-08') : null,
      text: scale.text('意见', 500),
    })
  const params = (step: 'leader' | 'first' | 'decision', viewer: string) => ({
    code: WT,
    extension: code,
    step,
    viewer: person(viewer),
  })
  return [
    exhibit('leader', asked(), 'extension', params('leader', 'leader'), false),
    exhibit('leader gave it', first(), 'extension', params('leader', 'leader'), true),
    exhibit('first', first(), 'extension', params('first', 'first'), false),
    exhibit('decision', decision(), 'extension', params('decision', 'office'), false),
    exhibit('granted', decided(true), 'extension', params('decision', 'office'), true),
    exhibit('refused', decided(false), 'extension', params('decision', 'office'), true),
  ]
}

const others = (scale: Scale): readonly Exhibit[] => {
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

/** Every card in every state that people meet. */
export const gallery = (scale: Scale): readonly Exhibit[] => [
  ...problems(scale),
  ...reviews(scale),
  ...naming(scale),
  ...tasks(scale),
  ...extensions(scale),
  ...others(scale),
  ...proposals(scale, plotOf(scale)),
]
