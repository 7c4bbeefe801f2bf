import { z } from 'zod'
import { ApiError } from '../http/errors.ts'
import { field } from '../http/request.ts'
import type { Call, Route } from '../http/routes.ts'
import { hex } from '../ids.ts'
import type { SlashCommand } from '../state/records.ts'

const READ = ['application:app_slash_command:read']
const WRITE = ['application:app_slash_command:write']
const PATH = '/open-apis/application/v7/app_slash_commands'
const MAX_COMMANDS = 100
const description = z.strictObject({
  default_value: z.string().min(1),
  i18n: z.record(z.string(), z.string()).optional(),
})
const created = z.strictObject({
  command: z.string().regex(/^[^/\s]{1,32}$/, 'no slash, no space, at most 32 characters'),
  description,
  icon: z.unknown().optional(),
})
const changed = created.partial()

/** Native slash commands (lark-platform.md 7). */
export const slashCommandRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, scopes: READ, handle: list },
  { method: 'POST', path: PATH, scopes: WRITE, handle: create },
  { method: 'PATCH', path: `${PATH}/:command_id`, scopes: WRITE, handle: change },
  { method: 'DELETE', path: `${PATH}/:command_id`, scopes: WRITE, handle: remove },
]

function own(call: Call): SlashCommand[] {
  return call.world.store.slashCommands.where((each) => each.appId === call.app.appId)
}

function list(call: Call) {
  return { data: { items: own(call).map(view), has_more: false } }
}

function create(call: Call) {
  const given = field(created, call.request.json)
  if (own(call).length >= MAX_COMMANDS) throw new ApiError(99992402, 'too many commands')
  if (own(call).some((each) => each.command === given.command)) {
    throw new ApiError(99992402, 'field validation failed: the command exists already')
  }
  const command = call.world.store.slashCommands.put({ ...given, commandId: hex(8), appId: call.app.appId })
  return { data: view(command) }
}

function change(call: Call) {
  const given = field(changed, call.request.json)
  const kept = find(call)
  const command = call.world.store.slashCommands.put({
    ...kept,
    command: given.command ?? kept.command,
    description: given.description ?? kept.description,
  })
  return { data: view(command) }
}

function remove(call: Call) {
  call.world.store.slashCommands.remove(find(call).commandId)
  return { data: {} }
}

function find(call: Call): SlashCommand {
  const command = own(call).find((each) => each.commandId === call.request.params.command_id)
  if (command === undefined) throw new ApiError(99992402, 'field validation failed: command_id')
  return command
}

function view(command: SlashCommand): Record<string, unknown> {
  return { command_id: command.commandId, command: command.command, description: command.description }
}
