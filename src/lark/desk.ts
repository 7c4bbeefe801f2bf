import type { Desk, NoticeRequest } from '../app/notices.ts'
import type { Store } from '../app/ports.ts'
import type { Notice, NoticeKind } from '../domain/problem/notice.ts'
import type { Catalogue } from '../text/index.ts'
import { cardDesk, type DeskDeps } from './cards/desk.ts'

const noticeText = <K extends NoticeKind>(
  text: Catalogue,
  notice: Extract<Notice, { kind: K }> & { readonly kind: K },
  by: string,
): string => {
  const tell: (notice: Extract<Notice, { kind: K }>, by: string) => string = text.notices[notice.kind]
  return tell(notice, by)
}

/** Cards, answers and notices: everything that use cases say, put into words and into the outbox. */
export const openDesk = (deps: DeskDeps): Desk => {
  const cards = cardDesk(deps)
  return {
    ...cards,
    notify: (store: Store, { notice, to, key, notBefore }: NoticeRequest) => {
      const people = store.directory.load().people
      const by = 'by' in notice ? (people.get(notice.by)?.name ?? notice.by) : ''
      cards.note(store, { text: noticeText(deps.text, notice, by), to, key, priority: 2, notBefore })
    },
  }
}
