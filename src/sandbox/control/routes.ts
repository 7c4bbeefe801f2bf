import { z } from 'zod'
import { validateCard } from '../card/validate.ts'
import type { Emulator } from '../emulator.ts'
import { faultSchema, switchesSchema } from '../http/faults.ts'
import { entryOf, inspectMessage } from './inspect.ts'
import { messagesOf } from './messages.ts'
import { fridayEvening } from './moments.ts'
import { stateOf } from './state.ts'
import { trafficSince } from './traffic.ts'
import { chatsOf, everybody, slashCommandsIn } from './views.ts'

/** One control call: query values and JSON body together, checked by `input`. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly handle: (emulator: Emulator, input: unknown) => unknown
}

function route<T>(
  method: 'GET' | 'POST',
  path: string,
  input: z.ZodType<T>,
  handle: (emulator: Emulator, given: T) => unknown,
): ControlRoute {
  return { method, path: `/_control/${path}`, handle: (emulator, raw) => handle(emulator, input.parse(raw)) }
}

const by = z.string()
const messageId = z.string()
const file = z
  .object({ name: z.string().trim().min(1), base64: z.base64() })
  .transform(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }))
const saying = z.object({
  by,
  chat: z.string(),
  text: z.string().optional(),
  mentions: z.boolean().optional(),
  post: z.unknown().optional(),
  image: file.optional(),
  file: file.optional(),
  other: z.object({ msgType: z.string(), content: z.unknown() }).optional(),
  replyTo: z.string().optional(),
  inThread: z.boolean().optional(),
})
const messageQuery = z.object({
  chat: z.string(),
  limit: z.coerce.number().int().positive().optional(),
  before: z.coerce.number().optional(),
  thread: z.string().optional(),
  since: z.string().optional(),
})
const clicking = z.object({
  by,
  messageId,
  name: z.string().optional(),
  elementId: z.string().optional(),
  text: z.string().optional(),
  path: z.string().optional(),
  option: z.string().optional(),
  options: z.array(z.string()).optional(),
  checked: z.boolean().optional(),
  input: z.string().optional(),
  form: z.record(z.string(), z.unknown()).optional(),
})
const membership = z.object({
  chat: z.string(),
  by,
  add: z.string().optional(),
  remove: z.string().optional(),
  addBot: z.string().optional(),
  removeBot: z.string().optional(),
})
/** Everything that falls due on the way happens: no journey may take for ever. */
const FARTHEST_MS = 366 * 24 * 3_600_000
const moving = z.union([
  z.object({ advance: z.number().nonnegative().max(FARTHEST_MS) }),
  z.object({ to: z.number() }),
  z.object({ to: z.literal('friday') }),
])
const disturbing = z.object({
  add: faultSchema.optional(),
  switches: switchesSchema.partial().optional(),
  clear: z.boolean().optional(),
  /** These faults and no others. */
  faults: z.array(faultSchema).optional(),
})
const watching = z.object({
  since: z.coerce.number().default(0),
  limit: z.coerce.number().int().positive().max(500).default(100),
})
const nothing = z.object({})

const clockOf = (emulator: Emulator) => ({ now: emulator.clock.now(), timeZone: emulator.world.timeZone })

/** The control API: what persons do, and what happens to the platform. */
export const controlRoutes: readonly ControlRoute[] = [
  route('GET', 'people', nothing, (emulator) => everybody(emulator)),
  route('GET', 'chats', z.object({ by }), (emulator, given) => chatsOf(emulator, given.by)),
  route('GET', 'messages', messageQuery, (emulator, given) => messagesOf(emulator, given)),
  route('GET', 'slash-commands', z.object({ chat: z.string() }), (emulator, { chat }) =>
    slashCommandsIn(emulator, chat),
  ),
  route('POST', 'say', saying, (emulator, given) => ({ messageId: emulator.people.say(given).messageId })),
  route('POST', 'click', clicking, (emulator, given) => emulator.people.click(given)),
  route('POST', 'recall', z.object({ by, messageId }), (emulator, given) => {
    emulator.people.recall(given.by, given.messageId)
  }),
  route('POST', 'edit', z.object({ by, messageId, text: z.string() }), (emulator, given) => {
    emulator.people.edit(given.by, given.messageId, given.text)
  }),
  route('POST', 'react', z.object({ by, messageId, emoji: z.string() }), (emulator, given) =>
    emulator.people.react(given.by, given.messageId, given.emoji),
  ),
  route('POST', 'unreact', z.object({ by: by.optional(), reactionId: z.string() }), (emulator, given) => {
    emulator.people.unreact(given.reactionId, given.by)
  }),
  route('POST', 'read', z.object({ by, messageId }), (emulator, given) => {
    emulator.people.read(given.by, given.messageId)
  }),
  route(
    'POST',
    'seen',
    z.object({ by, chat: z.string(), position: z.number().nonnegative() }),
    (emulator, given) => {
      emulator.people.see(given.by, given.chat, given.position)
    },
  ),
  route('POST', 'enter', z.object({ by, bot: z.string() }), (emulator, given) => ({
    chatId: emulator.people.enterBotChat(given.by, given.bot).chatId,
  })),
  route('POST', 'menu', z.object({ by, bot: z.string(), eventKey: z.string() }), (emulator, given) => {
    emulator.people.useMenu(given.by, given.bot, given.eventKey)
  }),
  route('POST', 'members', membership, changeMembers),
  route('GET', 'reactions', z.object({ messageId }), (emulator, given) =>
    emulator.people.reactionsTo(given.messageId),
  ),
  route('GET', 'urgents', nothing, (emulator) => emulator.people.urgents()),
  route('GET', 'requests', nothing, (emulator) => emulator.requests()),
  route('GET', 'deliveries', nothing, (emulator) => emulator.deliveries()),
  route('POST', 'redeliver', z.object({ id: z.string() }), async (emulator, { id }) => ({
    acknowledged: await emulator.redeliver(id),
  })),
  route('GET', 'inspect', z.object({ messageId }), (emulator, given) =>
    inspectMessage(emulator, given.messageId),
  ),
  route('GET', 'traffic', watching, (emulator, { since, limit }) => ({
    lines: trafficSince(emulator, since, limit),
  })),
  route('GET', 'traffic-entry', z.object({ id: z.string() }), (emulator, { id }) => ({
    entry: entryOf(emulator, id),
  })),
  route('GET', 'state', nothing, stateOf),
  route('GET', 'clock', nothing, clockOf),
  route('POST', 'clock', moving, moveClock),
  route('GET', 'faults', nothing, (emulator) => ({
    faults: emulator.faults.list(),
    switches: emulator.faults.switches,
  })),
  route('POST', 'faults', disturbing, disturb),
  route(
    'POST',
    'connections',
    z.object({ app: z.string(), do: z.enum(['freeze', 'drop']) }),
    (emulator, given) => {
      const { appId } = emulator.people.app(given.app)
      emulator.hub[given.do](appId)
    },
  ),
  route(
    'POST',
    'event-url',
    z.object({
      app: z.string(),
      url: z.url({ protocol: /^https?$/ }).optional(),
      verify: z.boolean().optional(),
    }),
    (emulator, given) => emulator.setEventUrl(given.app, given.url, { verify: given.verify ?? false }),
  ),
  route('POST', 'revoke-tokens', nothing, (emulator) => emulator.revokeTokens()),
  route('POST', 'reset', nothing, (emulator) => emulator.reset()),
  route('POST', 'validate', z.object({ card: z.record(z.string(), z.unknown()) }), (_emulator, { card }) => ({
    problems: validateCard(card),
  })),
]

function changeMembers(emulator: Emulator, given: z.infer<typeof membership>): void {
  const { people } = emulator
  if (given.add !== undefined) people.addMember(given.chat, given.add, given.by)
  if (given.remove !== undefined) people.removeMember(given.chat, given.remove, given.by)
  if (given.addBot !== undefined) people.addBot(given.chat, given.addBot, given.by)
  if (given.removeBot !== undefined) people.removeBot(given.chat, given.removeBot, given.by)
}

async function moveClock(emulator: Emulator, given: z.infer<typeof moving>) {
  const { clock } = emulator
  const now = clock.now()
  const to = 'advance' in given ? now + given.advance : given.to
  if (typeof to === 'number' && to > now + FARTHEST_MS) throw new RangeError('the clock moves a year at most')
  await clock.setTo(to === 'friday' ? fridayEvening(now, emulator.world.timeZone) : to)
  return clockOf(emulator)
}

function disturb(emulator: Emulator, given: z.infer<typeof disturbing>): void {
  if (given.clear === true) emulator.faults.clear()
  if (given.faults !== undefined) emulator.faults.replace(given.faults)
  if (given.add !== undefined) emulator.faults.add(given.add)
  if (given.switches !== undefined) emulator.faults.set(given.switches)
  if (given.switches?.platformDown === true) emulator.hub.drop()
  emulator.announce('faults')
}
