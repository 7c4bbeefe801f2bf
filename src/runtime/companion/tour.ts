import { momentText } from '../../lark/cards/view.ts'
import { catalogueFor } from '../../text/index.ts'
import { planned } from './due.ts'
import type { CompanionView, Topic } from './topic.ts'
import {
  type Cast,
  castAgain,
  castFrom,
  memoOf,
  type Reporting,
  type Reviewing,
  type Seated,
} from './tour-cast.ts'
import type { Deed, Spot, Step } from './tour-step.ts'

/**
 * `tour`: the guided tour as data for the page's tour: seven steps with the spots they point at, what to do there in
 * the visitor's place, and by what they are known to be done. `?memo=` of an earlier answer keeps its people.
 */
export const tour: Topic = (view, { memo }) => {
  const cast = memo === undefined || memo === '' ? castFrom(view) : castAgain(view, memo)
  const { title, intro, end } = view.text.tour
  return { memo: memoOf(cast), title, intro, end, steps: stepsOf(view, cast) }
}

const stepsOf = (view: CompanionView, cast: Cast): readonly Step[] => {
  const { reporting, reviewing } = cast
  const { sit, report, look, refused, approve } = view.text.tour
  const absent = (title: string): Step => ({ ...EMPTY, title, text: view.text.tour.absent })
  return [
    reporting === undefined ? absent(sit.title) : sitStep(view, reporting),
    reporting === undefined ? absent(report.title) : reportStep(view, reporting),
    reviewing === undefined ? absent(look.title) : lookStep(view, reviewing),
    reviewing === undefined ? absent(refused.title) : refusedStep(view, reviewing),
    reviewing === undefined ? absent(approve.title) : approveStep(view, reviewing),
    nudgeStep(view),
    digestStep(view, cast),
  ]
}

const EMPTY = { done: '', spots: [], deeds: [], signs: [] } as const

const sitStep = (view: CompanionView, { person, organisation, chatId }: Reporting): Step => {
  const { sit } = view.text.tour
  const unit = view.directory.organisations.get(organisation)?.short ?? ''
  return {
    title: sit.title,
    text: sit.text(person.name, person.post, unit),
    done: sit.done(person.name),
    spots: [{ at: 'seat', hint: sit.hint(person.name) }],
    deeds: [{ do: 'sit', person: person.openId, chat: chatId }],
    signs: [{ sign: 'seated', person: person.openId }],
  }
}

const reportStep = (view: CompanionView, { person, task, chatId, organisation }: Reporting): Step => {
  const { report } = view.text.tour
  const bot = catalogueFor(view.locale)
  const percent = Math.min(95, Math.ceil((task.percent + 10) / 5) * 5)
  const said = bot.tour.report.said(task.code, percent)
  const { confirm } = bot.proposalCard.buttons
  const by = person.openId
  return {
    title: report.title,
    text: report.text(task.code, task.content),
    done: report.done(task.code, percent),
    spots: [
      ...wayTo(view, person, chatId, organisation),
      saySpot(view, by, chatId, said),
      pressSpot(view, by, chatId, confirm),
    ],
    deeds: [
      { do: 'sit', person: by, chat: chatId },
      { do: 'press', chat: chatId, button: confirm, otherwise: said },
    ],
    signs: [{ sign: 'pressed', by, chat: chatId, answer: 'success' }],
  }
}

const lookStep = (view: CompanionView, { problem, applicant, chatId }: Reviewing): Step => {
  const { look } = view.text.tour
  const by = applicant.openId
  return {
    title: look.title,
    text: look.text(problem.code, problem.title, view.text.terms.stages.initial),
    done: look.done,
    spots: [
      ...wayTo(view, applicant, chatId, problem.organisation),
      saySpot(view, by, chatId, lookUp(view, problem.code)),
    ],
    deeds: [
      { do: 'sit', person: by, chat: chatId },
      { do: 'say', by, chat: chatId, text: lookUp(view, problem.code) },
    ],
    signs: [{ sign: 'said', by, chat: chatId, words: problem.code }],
  }
}

const refusedStep = (view: CompanionView, { problem, applicant, chatId }: Reviewing): Step => {
  const { refused } = view.text.tour
  const by = applicant.openId
  const button = reviewButton(view)
  return {
    title: refused.title,
    text: refused.text(applicant.name, button),
    done: refused.done,
    spots: [
      ...wayTo(view, applicant, chatId, problem.organisation),
      saySpot(view, by, chatId, lookUp(view, problem.code)),
      pressSpot(view, by, chatId, button),
    ],
    deeds: [
      { do: 'sit', person: by, chat: chatId },
      { do: 'press', chat: chatId, button, otherwise: lookUp(view, problem.code) },
    ],
    signs: [{ sign: 'pressed', by, chat: chatId, answer: 'error' }],
  }
}

const approveStep = (view: CompanionView, { problem, leader, chatId }: Reviewing): Step => {
  const { approve, spots } = view.text.tour
  const by = leader.openId
  const [direct = chatId] = view.platform.chatsOf(by)
  const button = reviewButton(view)
  const { agree } = catalogueFor(view.locale).buttons
  const way: readonly Spot[] = [
    ...wayTo(view, leader, chatId, problem.organisation),
    saySpot(view, by, chatId, lookUp(view, problem.code)),
    pressSpot(view, by, chatId, button),
    { at: 'chat', person: by, chat: direct, fresh: true, hint: spots.direct },
    { at: 'button', person: by, chat: direct, words: agree, whole: true, hint: spots.review(agree) },
  ]
  const deeds: readonly Deed[] = [
    { do: 'sit', person: by, chat: chatId },
    { do: 'press', chat: chatId, button, otherwise: lookUp(view, problem.code) },
    { do: 'sit', person: by, chat: direct },
    { do: 'press', chat: direct, button: agree, tick: true },
  ]
  return {
    title: approve.title,
    text: approve.text(leader.name, problem.code),
    done: approve.done(problem.code),
    spots: way,
    deeds,
    signs: [{ sign: 'pressed', by, chat: direct, name: 'agree', answer: 'success' }],
  }
}

const nudgeStep = (view: CompanionView): Step => {
  const { nudge, spots } = view.text.tour
  const next = planned(view).find(({ kind, at }) => kind === 'nudge' && at > view.now)
  if (next === undefined) return { ...EMPTY, title: nudge.title, text: view.text.tour.absent }
  return {
    title: nudge.title,
    text: nudge.text(momentText(view, next.at)),
    done: nudge.done,
    spots: [{ at: 'clock', goal: 'nudge', hint: spots.toNudge }],
    deeds: [{ do: 'clock', to: next.at }],
    signs: [{ sign: 'clock', at: next.at }],
  }
}

const digestStep = (view: CompanionView, { office }: Cast): Step => {
  const { digest, spots } = view.text.tour
  const next = planned(view).find(({ kind, at }) => kind === 'digest' && at > view.now)
  if (next === undefined || office === undefined)
    return { ...EMPTY, title: digest.title, text: view.text.tour.absent }
  const by = office.openId
  const [direct = ''] = view.platform.chatsOf(by)
  const leading = [...view.directory.chats].find(([, { kind }]) => kind === 'leading')?.[0] ?? direct
  const { release } = catalogueFor(view.locale).buttons
  return {
    title: digest.title,
    text: digest.text(momentText(view, next.at), office.name),
    done: digest.done,
    spots: [
      { at: 'clock', goal: 'friday', hint: spots.toDigest },
      { at: 'seat', after: next.at, unless: by, hint: spots.seat(office.name) },
      { at: 'chat', after: next.at, person: by, chat: direct, hint: spots.direct },
      { at: 'button', after: next.at, person: by, chat: direct, words: release, hint: spots.press(release) },
    ],
    deeds: [
      { do: 'clock', to: next.at },
      { do: 'sit', person: by, chat: direct },
      { do: 'press', chat: direct, button: release },
      { do: 'sit', person: by, chat: leading },
    ],
    signs: [{ sign: 'pressed', by, chat: direct, after: next.at, answer: 'success' }],
  }
}

/** To the person's seat, then to the unit's chat. */
const wayTo = (
  view: CompanionView,
  { name, openId }: Seated,
  chat: string,
  organisation: Reporting['organisation'],
): readonly Spot[] => {
  const { spots } = view.text.tour
  const unit = view.directory.organisations.get(organisation)
  return [
    { at: 'seat', unless: openId, hint: spots.seat(name) },
    { at: 'chat', person: openId, chat, hint: spots.chat(unit?.groupChatName ?? unit?.short ?? '') },
  ]
}

const saySpot = (view: CompanionView, person: string, chat: string, words: string): Spot => ({
  at: 'composer',
  person,
  chat,
  words,
  hint: view.text.tour.spots.send,
})

const pressSpot = (view: CompanionView, person: string, chat: string, words: string): Spot => ({
  at: 'button',
  person,
  chat,
  words,
  hint: view.text.tour.spots.press(words),
})

/** As the problem's card says it. */
const reviewButton = ({ locale }: CompanionView): string => {
  const { buttons, terms } = catalogueFor(locale)
  return `${buttons.review} · ${terms.stages.initial}`
}

const lookUp = ({ locale }: CompanionView, code: string): string =>
  `/${catalogueFor(locale).commands.list.problem.name} ${code}`
