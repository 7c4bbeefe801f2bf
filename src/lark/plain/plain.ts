import type { ItemCode } from '../../domain/kernel/codes.ts'
import { isCourtesy } from '../../domain/understanding/courtesy.ts'
import { normalise } from '../../domain/understanding/normalise.ts'
import { readMessage } from '../../domain/understanding/read-message.ts'
import { referenceWithin } from '../../domain/understanding/reference.ts'
import { type CommandContext, say } from '../commands/command.ts'
import { problem as showProblem } from '../commands/show.ts'
import { answerQuestions } from './questions.ts'
import { proposeUpdates } from './updates.ts'

/** An @-mention, or a word one to one, that says nothing of an item is answered all the same (contract.md 4). */
const answerMention = (context: CommandContext): void => {
  const { message, text } = context
  const code = referenceWithin(normalise(message.text))
  if (code !== undefined) showProblem.run(context, code)
  else if (message.mentionsBot || !isCourtesy(message.text)) say(context, text.commands.replies.whichProblem)
}

/**
 * Reads what somebody wrote as he writes every day: updates are put before him to confirm, questions are answered, and
 * chatter is left alone unless it was said to the bot (`addressed`). `topic`: the item whose card or thread it answers.
 */
export const handlePlain = (context: CommandContext, topic: ItemCode | null, addressed: boolean): void => {
  const { acting, message, text } = context
  const today = acting.calendar.dayOf(message.at)
  const { readings, tooLong } = readMessage(message.text, {
    today,
    calendar: acting.calendar,
    replyTo: topic,
  })
  if (tooLong) {
    if (addressed) say(context, text.commands.replies.tooLong)
    return
  }
  const updates = proposeUpdates(context, readings, addressed)
  const questions = readings.filter(({ intent }) => intent === 'query')
  if (questions.length > 0) {
    const ofTheWhole = questions.some(({ refs, clarify }) => refs.length === 0 && clarify !== true)
    const refs = questions.flatMap((question) => question.refs)
    answerQuestions(context, refs, { ofTheWhole, text: message.text, addressed })
  } else if (!updates && addressed) answerMention(context)
}
