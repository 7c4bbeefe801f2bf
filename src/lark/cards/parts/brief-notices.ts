import { isOfficeNotice, type ReadNotice } from '../../../app/nudge/notice-line.ts'
import { noticeText, officeNoticeText } from '../../../text/index.ts'
import { cut, heading, line, remark } from '../build/text.ts'
import type { RootElement } from '../build/types.ts'
import type { Detail } from '../fit.ts'
import { type CardView, nameOf, unitName } from '../view.ts'

const MOST = 20
const MOST_NAMES = 20

/** What others did while the window was closed, and for OFFICE how the ledger runs. */
export const noticesPart = (
  view: CardView,
  notices: readonly ReadNotice[],
  detail: Detail,
): readonly RootElement[] => {
  if (notices.length === 0) return []
  const { briefCard, phrases } = view.text
  const shown = notices.slice(0, Math.min(MOST, detail.entries))
  const rest = notices.length - shown.length
  return [
    heading(briefCard.notices),
    ...shown.map((notice) => line(cut(textOf(view, notice), Math.min(500, detail.text)))),
    ...(rest > 0 ? [remark(phrases.moreMine(rest))] : []),
  ]
}

const textOf = (view: CardView, notice: ReadNotice): string => {
  if (!isOfficeNotice(notice))
    return noticeText(view.text, notice, 'by' in notice ? nameOf(view, notice.by) : '')
  const people = 'people' in notice ? notice.people.slice(0, MOST_NAMES) : []
  const unit = 'organisation' in notice ? notice.organisation : null
  return officeNoticeText(view.text, notice, {
    people: people.map((person) => nameOf(view, person)),
    unit: unit === null ? null : unitName(view, unit),
  })
}
