import type { Desk, NoticeRequest, WarningRequest } from '../app/notices.ts'
import type { Store } from '../app/ports.ts'
import { noticeText } from '../text/index.ts'
import { cardDesk, type DeskDeps } from './cards/desk.ts'

/** Cards, answers and notices: everything that use cases say, put into words and into the outbox. */
export const openDesk = (deps: DeskDeps): Desk => {
  const cards = cardDesk(deps)
  return {
    ...cards,
    notify: (store: Store, { notice, to, key }: NoticeRequest) => {
      const people = store.directory.load().people
      const by = 'by' in notice ? (people.get(notice.by)?.name ?? notice.by) : ''
      cards.note(store, { text: noticeText(deps.text, notice, by), to, key, priority: 2 })
    },
    warn: (store: Store, { secret, to, key }: WarningRequest) =>
      cards.note(store, { text: deps.text.secrets.sent(secret), to, key, priority: 0 }),
    withhold: (store: Store, to: { readonly openId: string }, key: string) =>
      cards.note(store, { text: deps.text.secrets.withheld, to, key, priority: 0 }),
  }
}
