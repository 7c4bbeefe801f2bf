import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CardName, CardRequest } from '../../src/app/cards.ts'
import type { PersonId } from '../../src/domain/kernel/codes.ts'
import type { Drawn } from '../../src/lark/cards/card.ts'
import { presentCard } from '../../src/lark/cards/index.ts'
import { audienceOf } from '../../src/lark/cards/view.ts'
import { catalogueFor } from '../../src/text/index.ts'
import { calendar, DemoLedger } from '../../test/app/demo-ledger.ts'
import type { Shown } from './exhibits.ts'
import type { Title } from './titles.ts'

/** What no single problem shows: the week's digest and the day's briefs of the demo round. */
export const demoRound = (): readonly Shown[] => {
  const folder = mkdtempSync(join(tmpdir(), 'gallery-'))
  const demo = new DemoLedger(join(folder, 'taizhang.db'))
  try {
    return [...digests(demo), ...briefs(demo)]
  } finally {
    demo.database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const digests = (demo: DemoLedger): readonly Shown[] => {
  demo.tickAt('2025-10-24', '17:00')
  const draft = first(demo, 'digestDraft', () => true)
  const waiting = shown(demo, draft, { zh: '待发布', en: 'Waits for release' })
  demo.tickAt('2025-10-24', '17:40')
  const full = first(demo, 'digest', ({ to }) => 'chatId' in to && to.chatId === 'oc_leading')
  const unit = first(demo, 'digest', ({ to }) => 'chatId' in to && to.chatId === 'oc_ORG-01')
  return [
    waiting,
    shown(demo, draft, { zh: '已发布', en: 'Released' }),
    shown(demo, full, { zh: '全辖版', en: 'Of all units' }),
    shown(demo, unit, { zh: '单位版', en: 'Of one unit' }),
  ]
}

const briefs = (demo: DemoLedger): readonly Shown[] => {
  demo.tickAt('2025-10-27', '08:30')
  const { people, organisations } = demo.database.read((store) => store.directory.load())
  const units = [...organisations.values()]
  const leads = (id: PersonId): boolean => units.some(({ leaders }) => leaders.includes(id))
  const ofLeader = first(demo, 'brief', ({ params }) => 'person' in params && leads(params.person))
  const ofHead = first(
    demo,
    'brief',
    ({ params }) => 'person' in params && !leads(params.person) && people.has(params.person),
  )
  const open = [
    shown(demo, ofLeader, { zh: '分管领导', en: 'Leader' }),
    shown(demo, ofHead, { zh: '科室负责人', en: 'Section head' }),
  ]
  const { params } = ofLeader
  if ('id' in params) demo.database.transact((store) => store.briefs.mark(params.id, 'seen', demo.now))
  return [...open, shown(demo, ofLeader, { zh: '已阅', en: 'Seen' })]
}

const first = (demo: DemoLedger, name: CardName, fits: (request: CardRequest) => boolean): CardRequest => {
  const found = demo.posted.find((request) => request.card === name && fits(request))
  if (found === undefined) throw new Error(`the demo round has no ${name}`)
  return found
}

const shown = (demo: DemoLedger, request: CardRequest, title: Title): Shown => {
  const draw = (locale: 'zh' | 'en'): Drawn => {
    const { drawn } = demo.database.read((store) => {
      const directory = store.directory.load()
      const text = catalogueFor(locale)
      const look = { calendar, now: demo.now, text, commands: [], ...audienceOf(directory, request.to) }
      return { drawn: presentCard({ store, directory, ...look }, request.card, request.params) }
    })
    if (drawn === undefined) throw new Error(`no card ${request.card}`)
    return drawn
  }
  const [zh, en] = [draw('zh'), draw('en')]
  return {
    name: request.card,
    title,
    to: receiver(demo, request),
    settled: zh.settled,
    card: { zh: zh.card, en: en.card },
  }
}

const receiver = (demo: DemoLedger, { to }: CardRequest): Title | null => {
  if ('chatId' in to) {
    return to.chatId === 'oc_leading'
      ? { zh: '领导小组群', en: "Leading group's chat" }
      : { zh: '单位整改群', en: "Unit's chat" }
  }
  const { people } = demo.database.read((store) => store.directory.load())
  const person = [...people.values()].find(({ openId }) => openId === to.openId)
  return person === undefined ? null : { zh: `${person.name} · ${person.post}`, en: person.name }
}
