import { submitCloseOut, withdrawCloseOut } from '../../../../src/domain/problem/close-out.ts'
import { addEvidence } from '../../../../src/domain/problem/evidence.ts'
import { agreeReview, nameReviewer } from '../../../../src/domain/problem/review.ts'
import { REVIEW_STAGES, type ReviewStage } from '../../../../src/domain/problem/vocabulary.ts'
import { person, RW1, WT } from '../../../domain/fixtures.ts'
import { agreedUpTo, agreement, file, finish, ready, type Scene, underWay } from '../../../domain/scene.ts'
import { applied, EXEMPT, type Exhibit, exhibit, plotOf, returned, type Scale, snapshot } from './exhibit.ts'

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

export const reviews = (scale: Scale): readonly Exhibit[] => {
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

export const naming = (scale: Scale): readonly Exhibit[] => {
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
