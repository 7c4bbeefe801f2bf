import { extensionCode } from '../../../../src/domain/kernel/codes.ts'
import {
  askExtension,
  decideExtension,
  giveExtensionOpinion,
} from '../../../../src/domain/problem/extension.ts'
import { day, person, WT } from '../../../domain/fixtures.ts'
import { type Scene, underWay } from '../../../domain/scene.ts'
import { type Exhibit, exhibit, plotOf, type Scale } from './exhibit.ts'

export const extensions = (scale: Scale): readonly Exhibit[] => {
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
