import {
  type ItemCode,
  isTaskCode,
  type OrganisationCode,
  type PersonId,
  type ProblemCode,
  type TaskCode,
} from '../../domain/kernel/codes.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import type { LocalDate } from '../../domain/kernel/time.ts'
import type { Organisation } from '../../domain/people/person.ts'
import { dayAtStart } from '../../domain/understanding/day.ts'
import { originalTail } from '../../domain/understanding/normalise.ts'
import { referenceAtStart } from '../../domain/understanding/reference.ts'
import type { Argument, CommandContext } from './command.ts'

/** Longest free text of a command, in characters: what a card can carry. */
export const TEXT_LIMIT = 500

/** A problem or a task in any form of domain.md 3.1. */
export const item: Argument<ItemCode> = {
  read: (text) => {
    const found = referenceAtStart(text)
    return found === undefined ? undefined : { value: found.code, rest: found.rest }
  },
}

export const problem: Argument<ProblemCode> = {
  read: (text) => {
    const found = referenceAtStart(text)
    return found === undefined || isTaskCode(found.code) ? undefined : { value: found.code, rest: found.rest }
  },
}

export const task: Argument<TaskCode> = {
  read: (text) => {
    const found = referenceAtStart(text)
    return found === undefined || !isTaskCode(found.code)
      ? undefined
      : { value: found.code, rest: found.rest }
  },
}

const PERCENT = /^([+-]?\d+(?:\.\d+)?) ?(?:%|percent\b)?(?=$|[^\d.])/
const WORD = /^\S+/

/** An integer from 0 to 100 with or without %. Refusal `badPercent` for any other word. */
export const percent: Argument<number> = {
  read: (text) => {
    if (text === '') return undefined
    const match = PERCENT.exec(text)
    const value = Number(match?.[1] ?? Number.NaN)
    if (match === null || !Number.isInteger(value) || value < 0 || value > 100)
      throw new Refusal('badPercent', { given: (WORD.exec(text)?.[0] ?? '').slice(0, 20) })
    return { value, rest: text.slice(match[0].length).replace(/^[，,、;；:：]/, '') }
  },
}

const todayOf = ({ acting }: CommandContext): LocalDate => acting.calendar.dayOf(acting.now)

/** A day that exists; with `future` it may not lie in the past. Refusals `badDate`, `datePast`. */
const day = (future: boolean): Argument<LocalDate> => ({
  read: (text, context) => {
    if (text === '') return undefined
    const today = todayOf(context)
    const found = dayAtStart(text, today, context.acting.calendar)
    if (found.day === undefined) throw new Refusal('badDate', { given: found.given.slice(0, 20) })
    if (future && found.day < today) throw new Refusal('datePast', { date: found.day })
    return { value: found.day, rest: found.rest.replace(/^(?:前|之前|[，,、;；:：])/, '') }
  },
})
export const anyDay = day(false)
export const futureDay = day(true)

/** Somebody of the ledger: mentioned with @, or the full name of exactly one person. Refusal `unknownPerson`. */
export const person: Argument<PersonId> = {
  read: (text, { acting, message }) => {
    const mention = message.mentions.find(
      (each) => each.openId !== null && each.name !== '' && text.startsWith(`@${each.name}`),
    )
    if (mention?.openId != null) {
      const id = acting.directory.byOpenId.get(mention.openId)
      if (id === undefined) throw new Refusal('unknownPerson', { given: mention.name.slice(0, 20) })
      return { value: id, rest: text.slice(mention.name.length + 1) }
    }
    const name = /^@?(\S+)/.exec(text)?.[1]
    if (name === undefined) return undefined
    const named = [...acting.directory.people.values()].filter((each) => each.name === name)
    const [only] = named
    if (only === undefined || named.length > 1)
      throw new Refusal('unknownPerson', { given: name.slice(0, 20) })
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

/** The words that are left, possibly none. */
export const words: Argument<readonly string[]> = {
  read: (text) => ({
    value: text
      .split(/[\s，,、]+/)
      .filter((word) => word !== '')
      .slice(0, 20),
    rest: '',
  }),
}

/** An argument that may be absent. */
export const optional = <T>(argument: Argument<T>): Argument<T | null> => ({
  read: (text, context) => (text === '' ? { value: null, rest: '' } : argument.read(text, context)),
})
