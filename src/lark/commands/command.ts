import type { CardRequest } from '../../app/cards.ts'
import type { Acting } from '../../app/context.ts'
import type { Receiver } from '../../app/outbox.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import type { Catalogue } from '../../text/index.ts'
import { audienceOf, worksIn } from '../cards/view.ts'
import type { InboundMessage } from '../inbound/event.ts'
import { setTopic } from '../topic.ts'

/** The slash commands by their English alias; names and texts are in the catalogue (`text.commands`). */
export type CommandAlias = keyof Catalogue['commands']['list']

/** What a command works with: the actor's transaction and the message that it answers. */
export interface CommandContext {
  readonly acting: Acting
  readonly message: InboundMessage
  readonly text: Catalogue
  readonly to: Receiver
  readonly reply: { readonly messageId: string; readonly inThread: boolean }
}

/** One argument: takes what it understands from the beginning of the text. */
export interface Argument<T> {
  /** Undefined when the text does not begin with such a thing; throws a Refusal when it does but is wrong. */
  readonly read: (
    text: string,
    context: CommandContext,
  ) => { readonly value: T; readonly rest: string } | undefined
}

type Values<A> = { readonly [K in keyof A]: A[K] extends Argument<infer T> ? T : never }
type Arguments = Readonly<Record<string, Argument<unknown>>>

export interface Command {
  readonly alias: CommandAlias
  readonly run: (context: CommandContext, text: string) => void
}

/** What people put between a command and its arguments beside spaces, and at the end. */
const SEPARATORS = /^(?:[\s,、;:。]|\.(?=\s))+/
const FULL_STOP = /^[\s,、;:。.!?~]*$/

/** What is left to read; punctuation alone says nothing. */
const remaining = (text: string): string => (FULL_STOP.test(text) ? '' : text.replace(SEPARATORS, ''))

/**
 * The arguments of a command in order. Text that is left over or an argument that is missing is refused with the
 * command's usage.
 * @throws Refusal `usage` and those of the arguments
 */
export const readArguments = <A extends Arguments>(
  { alias, args }: { readonly alias: CommandAlias; readonly args: A },
  context: CommandContext,
  text: string,
): Values<A> => {
  const values: Partial<Record<string, unknown>> = {}
  let rest = remaining(text).trim()
  for (const [name, argument] of Object.entries(args)) {
    const read = argument.read(rest, context)
    if (read === undefined) throw new Refusal('usage', { command: alias })
    values[name] = read.value
    rest = remaining(read.rest)
  }
  if (rest !== '') throw new Refusal('usage', { command: alias })
  if (!complete(args, values)) throw new Refusal('usage', { command: alias })
  return values
}

/** A command as a value: its arguments in order, and what it does with them. */
export const defineCommand = <A extends Arguments>(definition: {
  readonly alias: CommandAlias
  readonly args: A
  readonly run: (context: CommandContext, args: Values<A>) => void
}): Command => ({
  alias: definition.alias,
  run: (context, text) => definition.run(context, readArguments(definition, context, text)),
})

const complete = <A extends Arguments>(
  args: A,
  values: Partial<Record<string, unknown>>,
): values is Values<A> => Object.keys(args).every((name) => name in values)

/** Answers with one plain line in the message's thread. */
export const say = (context: CommandContext, line: string): void =>
  context.acting.desk.note(context.acting.store, {
    text: line,
    to: context.to,
    reply: context.reply,
    key: `reply:${context.message.id}`,
    priority: 0,
  })

/** Tells the sender alone, for the chat must not learn of it; `key` makes saying it twice say it once. */
export const sayPrivately = ({ acting, message }: CommandContext, key: string, line: string): void =>
  acting.desk.note(acting.store, { text: line, to: { openId: message.openId }, key, priority: 0 })

type Showing = { [C in CardRequest as C['card']]: Pick<C, 'card' | 'params' | 'object'> }[CardRequest['card']]

/** Whether everybody's eyes are in this place: no substance and no names there (contract.md 5). */
export const isWide = ({ acting, to }: CommandContext): boolean =>
  audienceOf(acting.directory, to).audience === 'wide'

/** Whether the sender's own buttons stand on a card here. */
export const hasButtons = ({ acting, to }: CommandContext): boolean => {
  const place = audienceOf(acting.directory, to)
  return place.audience === 'person' || worksIn(place, acting.actor)
}

/**
 * Answers with a form; one to one with the sender where others would look on, and where he is none of those whose
 * buttons stand there (contract.md 4, /重开 in a unit's group).
 */
export const showForm = (context: CommandContext, card: Showing): void => {
  if (hasButtons(context)) {
    show(context, card)
    return
  }
  const { acting, message, text } = context
  const to = { openId: message.openId }
  acting.desk.post(acting.store, { ...card, to, key: `open:${message.id}`, priority: 0 })
  say(context, text.commands.replies.opened)
}

/** Answers with a card in the message's thread, which from then on is about the item of the card. */
export const show = (context: CommandContext, card: Showing): void => {
  if (card.card === 'problem') setTopic(context.acting, context.message, card.params.code)
  context.acting.desk.post(context.acting.store, {
    ...card,
    to: context.to,
    reply: context.reply,
    key: `card:reply:${context.message.id}`,
    priority: 0,
  })
}
