import { undoLast } from '../../app/undo.ts'
import { undoneLine } from '../update-lines.ts'
import { requireHere } from './arguments.ts'
import { type Command, defineCommand, say } from './command.ts'

/** /撤销: the writer's own last update, ten minutes (contract.md 4). */
export const undo: Command = defineCommand({
  alias: 'undo',
  args: {},
  run: (context) => {
    const undone = undoLast(context.acting, (code) => requireHere(code, context))
    say(context, undoneLine(context.text, undone))
  },
})
