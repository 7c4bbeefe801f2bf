import type { Problem } from '../../src/domain/problem/problem.ts'
import { standingTasks } from '../../src/domain/problem/queries.ts'
import { cardTexts } from '../../src/sandbox/card/texts.ts'
import { components } from '../../src/sandbox/card/walk.ts'
import type { ClickResult } from '../../src/sandbox/persons/click.ts'
import type { Message } from '../../src/sandbox/state/records.ts'
import { stateOf, type Town } from './town.ts'

const BOT = '整改助手'

/** A second passes: cards are patched at most once in each, and the town's clock stands still. */
export const aMoment = async (town: Town): Promise<void> => {
  await town.emulator.clock.setTo(town.emulator.clock.now() + 1000)
  await town.quiet()
}

/** Somebody presses what has these words on a card, with what he filled in; returns the toast. */
export const presses = async (
  town: Town,
  by: string,
  card: Message,
  text: string,
  form: Record<string, unknown> = {},
): Promise<string> => toastOf(await clicks(town, by, card, text, form))

export const clicks = async (
  town: Town,
  by: string,
  card: Message,
  text: string,
  form: Record<string, unknown> = {},
): Promise<ClickResult> => {
  const result = await town.emulator.people.click({ by, messageId: card.messageId, text, form })
  await aMoment(town)
  return result
}

/** Several presses that reach the service at the same time; returns the toasts in order. */
export const pressesAtOnce = async (
  town: Town,
  presses: readonly (readonly [by: string, card: Message, text: string, form: Record<string, unknown>])[],
): Promise<readonly string[]> => {
  const results = await Promise.all(
    presses.map(([by, { messageId }, text, form]) =>
      town.emulator.people.click({ by, messageId, text, form }),
    ),
  )
  await aMoment(town)
  return results.map(toastOf)
}

/** What the client shows after a click. */
const toastOf = (result: ClickResult): string => result.toast?.content ?? result.reason ?? ''

const contentOf = (town: Town, card: Message): Record<string, unknown> =>
  JSON.parse(town.emulator.people.message(card.messageId).content)

/** Words on the buttons of a card as it is now, without those of their confirmation. */
export const buttonsOn = (town: Town, card: Message): readonly string[] =>
  [...components(contentOf(town, card))]
    .filter(({ tag }) => tag === 'button')
    .map(({ component }) => cardTexts({ elements: [component] })[0] ?? '')

/** The card that answers a command, in a group or one to one. */
export const asks = async (town: Town, by: string, text: string, chat?: string): Promise<Message> => {
  const seat = chat === undefined ? town.emulator.direct(by, BOT) : town.emulator.chat(chat)
  const said = await seat.says(by, text)
  await town.quiet()
  const answers = town.answersTo(said)
  const card = answers.find(({ msgType }) => msgType === 'interactive')
  if (card === undefined)
    throw new Error(`no card answers ${text}: ${answers.map((each) => seat.words(each)).join()}`)
  return card
}

/** Somebody hands in a file as evidence, of a kind if one is told. */
export const handsIn = async (
  town: Town,
  by: string,
  item: string,
  kind?: string,
  chat?: string,
): Promise<Message> => {
  await town.sends(by, `${item}.pdf`, `bytes for ${item} ${kind ?? ''}`, chat)
  const card = await asks(town, by, `/佐证 ${item}`, chat)
  await aMoment(town)
  if (kind === undefined) return card
  const select = [...components(contentOf(town, card))].find(({ tag }) => tag === 'select_static')
  if (select === undefined) throw new Error(`no kind to choose: ${town.wordsOf(card)}`)
  await town.emulator.people.click({ by, messageId: card.messageId, path: select.path, option: kind })
  await aMoment(town)
  return card
}

/** The problem as the ledger has it. */
export const problemOf = (town: Town, code: string): Problem => {
  const found = stateOf(town, code)
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}

/** How far a task is, as the ledger has it. */
export const percentOf = (town: Town, code: string, task: string): number | undefined =>
  problemOf(town, code).tasks.find((each) => each.code === task)?.percent

export const nameOf = (town: Town, id: string): string =>
  town.service.database.read((store) => {
    const people = [...store.directory.load().people.values()]
    return people.find((each) => each.id === id)?.name ?? id
  })

/** Ticks for all that a reviewer of the problem has to check, as the form names them. */
export const ticked = (town: Town, code: string): Record<string, boolean> => {
  const problem = problemOf(town, code)
  const exempted = problem.applications.at(-1)?.outcome?.kind === 'exemption'
  const items = [
    ...standingTasks(problem).map((task): string => task.code),
    ...(exempted ? ['exemption'] : []),
  ]
  return Object.fromEntries(items.map((item) => [`tick_${item.replaceAll('-', '_')}`, true]))
}

/** The owners of the open tasks hand in vouchers, report 100 % and have them accepted by `acceptor`. */
export const finishesTasks = async (town: Town, code: string, acceptor: string): Promise<void> => {
  for (const task of problemOf(town, code).tasks) {
    if (task.state === 'done' || task.state === 'cancelled') continue
    const owner = nameOf(town, task.owner)
    await handsIn(town, owner, task.code, 'voucher')
    await town.says(owner, `/进度 ${task.code} 100% 已按要求完成`)
    await town.says(owner, `/办结 ${task.code}`)
    await presses(town, acceptor, town.cardFor(acceptor, `${task.code} 任务验收`), '通过')
  }
}

/** Applies for close-out, with a reason for no institution where the form asks for one. */
export const appliesFor = async (town: Town, by: string, code: string): Promise<string> => {
  const form = await asks(town, by, `/销号 ${code}`)
  const exempted = town.wordsOf(form).includes('免报理由') ? { exemption: '属个案，现行制度已覆盖' } : {}
  return presses(town, by, form, '提交', { statement: '问题已整改到位', ...exempted })
}
