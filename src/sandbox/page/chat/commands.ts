import { effect, signal } from '@preact/signals'
import { ask } from '../platform/calls.ts'
import { inOrder } from '../platform/in-order.ts'
import { commandsAnswer, type SlashCommand } from '../platform/shapes.ts'
import { onStream } from '../platform/stream.ts'
import { chatId } from '../session.ts'

const RELOADING = new Set(['slash_command', 'chat', 'reopened', 'reset'])

/** What the bots of the open chat registered with the platform. */
export const commands = signal<readonly SlashCommand[]>([])

effect(() => {
  chatId.value
  load()
})
onStream(({ kind }) => {
  if (RELOADING.has(kind)) load()
})

const inTurn = inOrder()

function load(): void {
  const chat = chatId.peek()
  if (chat === '') return
  inTurn(ask('slash-commands', { chat }), (answer) => {
    if (chat === chatId.peek()) commands.value = commandsAnswer.parse(answer).commands
  })
    // The list is only a help; what is typed works without it.
    .catch(() => undefined)
}
