import { Emulator } from './emulator.ts'
import type { EmulatorOptions } from './options.ts'

export { type CardProblem, validateCard } from './card/validate.ts'
export type { Emulator } from './emulator.ts'
export type { Fault, Switches } from './http/faults.ts'
export type { LoggedRequest } from './http/request-log.ts'
export type { Companion, EmulatorOptions, LimitNumbers, Seed } from './options.ts'
export type { ChatSeat } from './persons/chat-seat.ts'
export type { Click, ClickResult, Toast } from './persons/click.ts'
export type { Saying } from './persons/people.ts'
export type { App, Chat, Delivery, Message, Reaction, Urgent, User } from './state/records.ts'

/** Starts an emulator of the open platform; it listens when the promise resolves. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = new Emulator(options)
  await emulator.listen(options.host ?? '127.0.0.1', options.port ?? 0)
  return emulator
}
