import { ask } from '../platform/calls.ts'
import { me } from '../session.ts'
import { platformNow } from '../time/clock.ts'
import { type Sign, trafficAnswer } from './shapes.ts'

type Line = ReturnType<typeof trafficAnswer.parse>['lines'][number]
const MOST_LINES = '300'

/** Whether any of the signs has been given since an instant (UTC ms). */
export async function isGiven(signs: readonly Sign[], since: number): Promise<boolean> {
  if (signs.length === 0) return false
  const read = signs.some(({ sign }) => sign === 'said' || sign === 'pressed')
  const query = { since: String(Math.floor(since)), limit: MOST_LINES }
  const lines = read ? trafficAnswer.parse(await ask('traffic', query)).lines : []
  return signs.some((sign) => holds(sign, lines))
}

function holds(sign: Sign, lines: readonly Line[]): boolean {
  switch (sign.sign) {
    case 'seated':
      return me.value === sign.person
    case 'clock':
      return platformNow() >= sign.at
    case 'said':
      return lines.some((line) => line.kind === 'event' && isBy(sign, line) && line.text.includes(sign.words))
    case 'pressed':
      return lines.some(
        (line) =>
          line.kind === 'click' &&
          isBy(sign, line) &&
          line.note === sign.answer &&
          (sign.name === undefined || line.text === sign.name) &&
          line.at >= (sign.after ?? 0),
      )
  }
}

const isBy = ({ by, chat }: { readonly by: string; readonly chat: string }, line: Line): boolean =>
  line.by === by && line.chatId === chat
