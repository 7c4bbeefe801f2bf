import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'

/** One request as it goes over the wire. */
export type Wire = Buffer

/** The bytes of a POST on a connection that stays open. */
export const wire = (path: string, headers: Readonly<Record<string, string>>, body: string): Wire => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const length = Buffer.byteLength(body)
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}content-length: ${length}\r\n\r\n${body}`,
  )
}

const HEAD_END = '\r\n\r\n'
const LENGTH = /content-length: (\d+)/i

/** Bytes of the first response in the text; undefined while it is not all there. Throws on anything but 200. */
const wholeLength = (text: string): number | undefined => {
  const head = text.indexOf(HEAD_END)
  if (head < 0) return undefined
  if (!text.startsWith('HTTP/1.1 200')) throw new Error(text.slice(0, 200))
  const length = LENGTH.exec(text.slice(0, head))?.[1]
  if (length === undefined) {
    const end = text.indexOf('\r\n0\r\n\r\n', head)
    return end < 0 ? undefined : end + 7
  }
  const whole = head + HEAD_END.length + Number(length)
  return text.length < whole ? undefined : whole
}

/** One kept-open connection that carries one request at a time. */
export class Line {
  /** Resolves when the connection stands. */
  readonly opened: Promise<unknown>
  readonly #socket: Socket
  #text = ''
  #answered: { resolve(body: string): void; reject(error: unknown): void } | undefined

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.opened = once(this.#socket, 'connect')
    // Whoever does not wait for it hears of a failure when he asks.
    this.opened.catch(() => undefined)
    this.#socket.setEncoding('latin1')
    this.#socket.on('data', (chunk: string) => this.#take(chunk))
    this.#socket.on('error', (error) => this.#answered?.reject(error))
    this.#socket.on('close', () => this.#answered?.reject(new Error('the connection was closed')))
  }

  /** Resolves with the answer, head and body. */
  ask(request: Wire): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#answered = { resolve, reject }
      this.#socket.write(request)
    })
  }

  end(): void {
    this.#answered = undefined
    this.#socket.destroy()
  }

  #take(chunk: string): void {
    this.#text += chunk
    try {
      const whole = wholeLength(this.#text)
      if (whole === undefined) return
      const answer = this.#text.slice(0, whole)
      this.#text = this.#text.slice(whole)
      this.#answered?.resolve(answer)
    } catch (error) {
      this.#answered?.reject(error)
    }
  }
}

/** Sends all requests over that many connections, each as soon as its connection is free; answers per second. */
export const hammer = async (
  port: number,
  requests: readonly Wire[],
  connections: number,
): Promise<number> => {
  const lines = Array.from({ length: connections }, () => new Line(port))
  let next = 0
  const began = performance.now()
  try {
    await Promise.all(
      lines.map(async (line) => {
        for (let request = requests[next++]; request !== undefined; request = requests[next++])
          await line.ask(request)
      }),
    )
    return (requests.length * 1000) / (performance.now() - began)
  } finally {
    for (const line of lines) line.end()
  }
}
