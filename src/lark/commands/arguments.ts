import {
  type ItemCode,
  isTaskCode,
  type OrganisationCode,
  type PersonId,
  type ProblemCode,
  problemOfItem,
} from '../../domain/kernel/codes.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import type { LocalDate } from '../../domain/kernel/time.ts'
import type { Organisation } from '../../domain/people/person.ts'
import { mayRead } from '../../domain/policy/reading.ts'
import { dayAtStart } from '../../domain/understanding/day.ts'
import { normalise, originalTail } from '../../domain/understanding/normalise.ts'
import { referenceAtStart } from '../../domain/understanding/reference.ts'
import type { Argument, CommandContext } from './command.ts'

/** Longest free text of a command, in characters: what a card can carry. */
export const TEXT_LIMIT = 500

/** A unit's group never sees another unit's items (domain.md 3.6), whoever asks. Refusal `notHere`. */
export const requireHere = (code: ItemCode, { acting, message }: CommandContext): void => {
  const binding = message.chatType === 'group' ? acting.directory.chats.get(message.chatId) : undefined
  if (binding?.kind !== 'unit') return
  const problem = acting.store.problems.get(problemOfItem(code))
  if (problem === undefined || problem.organisation === binding.organisation) return
  if (mayRead(acting.directory, acting.actor, problem, acting.now)) throw new Refusal('notHere', { code })
}

/** A code in any form of domain.md 3.1, of the kind that `fits`. */
const codeThat = <C extends ItemCode>(fits: (code: ItemCode) => code is C): Argument<C> => ({
  read: (text, context) => {
    const found = referenceAtStart(text)
    if (found === undefined || !fits(found.code)) return undefined
    requireHere(found.code, context)
    return { value: found.code, rest: found.rest }
  },
})

const isItem = (_code: ItemCode): _code is ItemCode => true
const isProblem = (code: ItemCode): code is ProblemCode => !isTaskCode(code)

export const item = codeThat(isItem)
export const problem = codeThat(isProblem)
export const task = codeThat(isTaskCode)

const PERCENT = /^([+-]?\d+(?:\.\d+)?)(?: ?(%|percent\b))?/
/** Behind a bare number: its end, punctuation or words; neither a range (60-70) nor a count (3个). */
const AFTER_NUMBER =
  /^(?:$|\s|[，,、;；:：。.!！(（](?!\d)|(?![个多余来几成分左上下万千百亿十项件份人次元天日月年])\p{Script=Han})/u
const AFTER_SIGN = /^(?:$|\.(?!\d)|[^\d.%~-])/
const WORD = /^\S+/

/** A word without the punctuation that ends the sentence, by a loop: a pattern would be slow on a long row of dots. */
const withoutStop = (word: string): string => {
  let end = word.length
  while (end > 0 && '。.!?~:'.includes(word.charAt(end - 1))) end -= 1
  return word.slice(0, end)
}

/** As much of a wrong word as an answer repeats. */
const head = (word: string): string => [...word].slice(0, 20).join('')

/** An integer from 0 to 100 with or without %. Refusal `badPercent` for any other word. */
export const percent: Argument<number> = {
  read: (text) => {
    if (text === '') return undefined
    const match = PERCENT.exec(text)
    const value = Number(match?.[1] ?? Number.NaN)
    const behind = text.slice(match?.[0].length ?? 0)
    const ends = (match?.[2] === undefined ? AFTER_NUMBER : AFTER_SIGN).test(behind)
    if (!ends || !Number.isInteger(value) || value < 0 || value > 100)
      throw new Refusal('badPercent', { given: head(WORD.exec(text)?.[0] ?? '') })
    return { value, rest: behind }
  },
}

const todayOf = ({ acting }: CommandContext): LocalDate => acting.calendar.dayOf(acting.now)

/** A day that exists and, where told, is not past or not to come. Refusals `badDate`, `datePast`, `dateFuture`. */
const day = (when: 'any' | 'notPast' | 'notToCome'): Argument<LocalDate> => ({
  read: (text, context) => {
    if (text === '') return undefined
    const today = todayOf(context)
    const found = dayAtStart(text, { today, calendar: context.acting.calendar })
    if (found.day === undefined) throw new Refusal('badDate', { given: head(found.given) })
    if (when === 'notPast' && found.day < today) throw new Refusal('datePast', { date: found.day })
    if (when === 'notToCome' && found.day > today) throw new Refusal('dateFuture', { date: found.day })
    return { value: found.day, rest: found.rest }
  },
})
export const anyDay = day('any')
export const futureDay = day('notPast')
export const pastDay = day('notToCome')

/** Somebody of the ledger: mentioned with @, or the full name of exactly one person. Refusal `unknownPerson`. */
export const person: Argument<PersonId> = {
  read: (text, { acting, message }) => {
    const [mention] = message.mentions
      .map(({ openId, name }) => ({ openId, name: normalise(name) }))
      .filter(({ openId, name }) => openId !== null && name !== '' && text.startsWith(`@${name}`))
      .sort((one, other) => other.name.length - one.name.length)
    if (mention?.openId != null) {
      const id = acting.directory.byOpenId.get(mention.openId)
      if (id === undefined) throw new Refusal('unknownPerson', { given: head(mention.name) })
      return { value: id, rest: text.slice(mention.name.length + 1) }
    }
    const name = withoutStop(/^@?([^\s,、;:]+)/.exec(text)?.[1] ?? '')
    if (name === '') return undefined
    const named = [...acting.directory.people.values()].filter((each) => each.name === name)
    const [only] = named
    if (only === undefined || named.length > 1) throw new Refusal('unknownPerson', { given: head(name) })
    return { value: only.id, rest: text.slice(text.indexOf(name) + name.length) }
  },
}

const known = (organisation: Organisation, word: string): boolean =>
  organisation.short === word ||
  organisation.name === word ||
  organisation.code.toLowerCase() === word.toLowerCase()

/** The organisation that a word names: short name, full name or code. */
export const organisationNamed = (context: CommandContext, word: string): OrganisationCode | undefined =>
  [...context.acting.directory.organisations.values()].find((each) => known(each, word))?.code

/** Everything that is left; Refusal `textTooLong` past the limit. Empty is a missing argument. */
export const rest = (field: string): Argument<string> => ({
  read: (text, { message }) => {
    const value = originalTail(message.text, text.trim())
    if ([...value].length > TEXT_LIMIT) throw new Refusal('textTooLong', { field, limit: TEXT_LIMIT })
    return value === '' ? undefined : { value, rest: '' }
  },
})

/** Longest word that a question may hold, in characters. */
const WORD_LIMIT = 50

const BETWEEN_WORDS = /[\s,、;。]+/

/** The words of normalised text, without its punctuation. */
export const wordsIn = (text: string): readonly string[] =>
  text
    .split(BETWEEN_WORDS)
    .map(withoutStop)
    .filter((word) => word !== '')

/** The words that are left, possibly none. Refusal `textTooLong`. */
export const words: Argument<readonly string[]> = {
  read: (text) => {
    const given = text.split(BETWEEN_WORDS)
    if (given.some((word) => [...word].length > WORD_LIMIT))
      throw new Refusal('textTooLong', { field: 'word', limit: WORD_LIMIT })
    return { value: wordsIn(text).slice(0, 20), rest: '' }
  },
}

/** An argument that may be absent. */
export const optional = <T>(argument: Argument<T>): Argument<T | null> => ({
  read: (text, context) => (text === '' ? { value: null, rest: '' } : argument.read(text, context)),
})
