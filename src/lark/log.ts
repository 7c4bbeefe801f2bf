export type Fields = Readonly<Record<string, string | number | boolean | null>>

/** Where the edge writes what happened. `event` is a fixed name; no field ever carries text from people. */
export interface Log {
  /** The way of each event and each call: for who looks for one. */
  debug(event: string, fields?: Fields): void
  info(event: string, fields?: Fields): void
  warn(event: string, fields?: Fields): void
  error(event: string, fields?: Fields): void
}

const FRAME = /^\s+at /

/** What may be told of a thrown value: its name and where it was thrown. Its message may quote people. */
export function failureFields(thrown: unknown): Fields {
  if (!(thrown instanceof Error)) return { error: typeof thrown }
  const frames = framesOf(thrown)
    .split('\n')
    .filter((line) => FRAME.test(line))
  return { error: thrown.name, where: frames.slice(0, 4).join('').trim() }
}

/** The stack without the message, whose lines may look like frames. */
const framesOf = ({ stack = '', message }: Error): string => {
  const at = stack.indexOf(message)
  return at < 0 ? '' : stack.slice(at + message.length)
}
