import { type Instant, instant } from '../domain/kernel/time.ts'
import type { CommandContext } from './commands/command.ts'

/** The message's own time; a clock that runs ahead is not believed. */
export const messageTime = ({ acting, message }: CommandContext): Instant =>
  instant(Math.min(message.at, acting.now))
