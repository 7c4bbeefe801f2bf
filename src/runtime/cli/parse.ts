import type { Command } from 'commander'
import { z } from 'zod'
import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import { parseProblemCode, parseTaskCode } from '../../domain/kernel/codes.ts'
import { instant } from '../../domain/kernel/time.ts'
import { type Reading, readMessage } from '../../domain/understanding/read-message.ts'
import { type CliContext, CommandFailed, calendarOf } from './context.ts'
import { fileError } from './file-error.ts'

const ItemCodeText = z.string().transform((text, { addIssue }) => {
  const code = parseProblemCode(text) ?? parseTaskCode(text)
  if (code === undefined) addIssue('expected a code like WT-012 or RW-012-2')
  return code ?? z.NEVER
})

const Message = z.object({
  id: z.string(),
  text: z.string(),
  now: z.iso.datetime({ offset: true, local: false }),
  context: z.object({ reply_to: ItemCodeText.nullish() }).nullish(),
})

const itemOf = ({ intent, refs, percent, due, note, clarify }: Reading) => ({
  intent,
  refs,
  ...(percent === undefined ? {} : { percent }),
  ...(due === undefined ? {} : { due }),
  ...(note === undefined || note === '' ? {} : { note }),
  ...(clarify === undefined ? {} : { clarify }),
})

const faultOf = (error: unknown): string => {
  if (error instanceof SyntaxError) return 'not JSON'
  if (!(error instanceof z.ZodError)) throw error
  return error.issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join('; ')
}

const answerTo = (line: string, calendar: WorkCalendar): string => {
  const { id, text, now, context } = Message.parse(JSON.parse(line))
  const today = calendar.dayOf(instant(Date.parse(now)))
  const { readings } = readMessage(text, { today, calendar, replyTo: context?.reply_to ?? null })
  return JSON.stringify({ id, items: readings.map(itemOf) })
}

function* given(context: CliContext): Generator<string> {
  try {
    yield* context.lines()
  } catch (error) {
    throw fileError('standard input cannot be read', error)
  }
}

const run = (context: CliContext): void => {
  const calendar = calendarOf(context.config())
  let [number, wrong] = [0, 0]
  for (const line of given(context)) {
    number += 1
    if (line.trim() === '') continue
    try {
      context.out(answerTo(line, calendar))
    } catch (error) {
      wrong += 1
      context.err(`line ${number}: ${faultOf(error)}`)
    }
  }
  if (wrong > 0)
    throw new CommandFailed(`${wrong} of ${number} lines were not read: correct them and send them again`)
}

/** `parse`: messages as JSON Lines in, what was understood as JSON Lines out (contract.md 3). */
export const parseCommand = (program: Command, context: CliContext): void => {
  program
    .command('parse')
    .description('read messages from standard input as JSON Lines, and print what they mean')
    .action(() => run(context))
}
