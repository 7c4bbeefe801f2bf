import { figuresAt } from '../../app/digest/figures-at.ts'
import { digestReceivers } from '../../app/digest/receivers.ts'
import { type DigestRecord, digestOn, digestStream } from '../../app/digest/record.ts'
import { previousCutOff } from '../../domain/digest/cut-off.ts'
import type { DigestFigures } from '../../domain/digest/figures.ts'
import type { OrganisationCode } from '../../domain/kernel/codes.ts'
import { type Instant, instant, type LocalDate } from '../../domain/kernel/time.ts'
import { profileOf } from '../../domain/people/directory.ts'
import type { Stamp } from '../../domain/problem/events.ts'
import { button } from './build/inputs.ts'
import { card, row } from './build/layout.ts'
import { cut, line, remark } from './build/text.ts'
import type { RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { type Detail, fitted } from './fit.ts'
import { type DigestContent, digestBody } from './parts/digest-body.ts'
import { type CardView, momentText, nameOf, unitName } from './view.ts'

const MINUTE_MS = 60_000

interface State {
  readonly day: LocalDate
  readonly content: DigestContent
  readonly record: DigestRecord
  readonly release: Stamp | undefined
}

const frozenState = (
  view: CardView,
  day: LocalDate,
  organisation: OrganisationCode | null,
): State | undefined => {
  const record = digestOn(view.store, day)
  if (record.frozen === null) return undefined
  const { cutOff, figures, previous, journalHead } = record.frozen
  const content = { cutOff, figures, previous, organisation, journalHead }
  return { day, content, record, release: releaseStamp(view, day) }
}

const releaseStamp = (view: CardView, day: LocalDate): Stamp | undefined => {
  for (const { event, stamp } of view.store.journal.read({ stream: digestStream(day) }))
    if (event.type === 'digestReleased') return stamp
  return undefined
}

const headerOf = (
  view: CardView,
  title: string,
  organisation: OrganisationCode | null,
  pending: boolean,
) => ({
  title,
  subtitle: cut(
    organisation === null ? (view.directory.round?.name ?? '') : unitName(view, organisation),
    80,
  ),
  template: pending ? ('indigo' as const) : ('blue' as const),
})

/** Who released it: the office, or the system unchecked (domain.md 3.9). */
const releaseText = (view: CardView, { record, release }: State): string => {
  const { digest } = view.text
  if (record.released === 'system') return digest.bySystem
  const named = view.audience !== 'wide' && release !== undefined
  return named ? digest.byOffice(nameOf(view, release.by)) : digest.byOfficeUnnamed
}

/** The released digest: full for the leading group's chat, a unit's own for its chat. */
export const digest = defineCard<'digest', State>({
  name: 'digest',
  load: (view, { day, organisation }) => frozenState(view, day, organisation),
  draw: (state, view) => {
    const { day, content } = state
    const words = view.text.digest
    const header = headerOf(view, words.title(view.text.dates.day(day)), content.organisation, false)
    const draw = (detail: Detail) =>
      card(
        header,
        [
          remark(words.cutOff(momentText(view, content.cutOff))),
          line(releaseText(view, state)),
          ...digestBody(view, content, detail),
        ],
        { wide: true },
      )
    return { card: fitted(draw), settled: true }
  },
})

/** OFFICE's draft; settled once it is out or passed over. */
export const digestDraft = defineCard<'digestDraft', State>({
  name: 'digestDraft',
  load: (view, { day }) => frozenState(view, day, null),
  draw: (state, view) => {
    const { day, content, record, release } = state
    const words = view.text.digest
    const pending = record.released === null && !record.skipped
    const date = view.text.dates.day(day)
    const header = headerOf(view, pending ? words.draftTitle(date) : words.title(date), null, pending)
    const ending = (): readonly RootElement[] => {
      if (pending)
        return [
          line(waiting(view, day, content.cutOff)),
          ...receivers(view, content.figures),
          releaseButton(view, day),
        ]
      if (release === undefined) return [line(words.skipped)]
      return [line(words.released(momentText(view, release.at))), line(releaseText(view, state))]
    }
    const draw = (detail: Detail) =>
      card(
        header,
        [
          remark(words.cutOff(momentText(view, content.cutOff))),
          ...ending(),
          ...digestBody(view, content, detail),
        ],
        { wide: true },
      )
    return { card: fitted(draw), settled: !pending }
  },
})

/** Who gets the digest, and who has no chat to get it in. */
const receivers = (view: CardView, figures: DigestFigures): readonly RootElement[] => {
  const { goesTo, leadingGroup, noChat } = view.text.digest
  const { chats, leadingMissing, unitsMissing } = digestReceivers(view.directory, figures)
  const nameIn = (unit: OrganisationCode | null) => (unit === null ? leadingGroup : unitName(view, unit))
  const reached = new Set(chats.map(({ organisation }) => nameIn(organisation)))
  const missing = [...(leadingMissing ? [null] : []), ...unitsMissing].map(nameIn)
  return [
    ...(reached.size === 0 ? [] : [remark(goesTo([...reached]))]),
    ...(missing.length === 0 ? [] : [line(noChat(missing))]),
  ]
}

const waiting = (view: CardView, day: LocalDate, cutOff: Instant): string => {
  const { autoReleaseMinutes, strict } = profileOf(view.directory).digest
  const release = view.store.due.get(`release:${day}`)
  const isOver = release !== undefined && release.outcome !== 'open'
  if (strict || isOver) return view.text.digest.waitingStrict
  return view.text.digest.waiting(
    momentText(view, release?.at ?? instant(cutOff + autoReleaseMinutes * MINUTE_MS)),
  )
}

const releaseButton = (view: CardView, day: LocalDate): RootElement => {
  const { buttons, confirms } = view.text
  return row([
    button({
      text: buttons.release,
      type: 'primary',
      confirm: { title: confirms.title, text: confirms.release },
      action: { do: 'releaseDigest', day },
    }),
  ])
}

interface Preview {
  readonly content: DigestContent
  /** The digest of that day, once it is out. */
  readonly issued: State | undefined
}

/** Figures at an instant beside those of the cut-off before it; nothing of them is released. */
const liveContent = (
  view: CardView,
  cutOff: Instant,
  organisation: OrganisationCode | null,
): DigestContent => {
  const { store, calendar } = view
  const before = previousCutOff(calendar.dayOf(cutOff), calendar, profileOf(view.directory))
  const earlier = before === null ? null : figuresAt(store, calendar, before)
  const previous = earlier === null || earlier.all.total === 0 ? null : earlier
  return { cutOff, figures: figuresAt(store, calendar, cutOff), previous, organisation, journalHead: null }
}

/** /周报: the digest of that day if it is out; else the figures now, or at the digest's hour of a past day. */
export const digestPreview = defineCard<'digestPreview', Preview>({
  name: 'digestPreview',
  load: (view, { day, organisation }) => {
    const issued = frozenState(view, day, organisation)
    if (issued !== undefined && issued.record.released !== null) return { content: issued.content, issued }
    const hour = view.calendar.at(day, profileOf(view.directory).digest.at)
    const cutOff = day < view.calendar.dayOf(view.now) ? hour : view.now
    return { content: liveContent(view, cutOff, organisation), issued: undefined }
  },
  draw: ({ content, issued }, view) => {
    const words = view.text.digest
    const day = view.text.dates.day(view.calendar.dayOf(content.cutOff))
    const title = issued === undefined ? words.previewTitle(day) : words.title(day)
    const header = headerOf(view, title, content.organisation, false)
    const draw = (detail: Detail) =>
      card(
        header,
        [
          remark(words.cutOff(momentText(view, content.cutOff))),
          issued === undefined ? remark(words.unreleased) : line(releaseText(view, issued)),
          ...digestBody(view, content, detail),
        ],
        { wide: true },
      )
    return { card: fitted(draw), settled: true }
  },
})
