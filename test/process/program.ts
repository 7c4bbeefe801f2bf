import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** One run of the program in a process of its own. */
export interface Program {
  /** Resolves when it has printed that it is ready. */
  readonly ready: Promise<string>
  readonly ended: Promise<Ended>
  /** What it said on its standard error and in its log. */
  readonly said: () => string
  kill(signal: NodeJS.Signals): void
}

const readyIn = (child: ChildProcess, said: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const url = /ready: (\S+)/.exec(printed)?.[1]
      if (url !== undefined) resolve(url)
    })
    child.once('exit', (code, signal) => reject(new Error(`ended with ${code ?? signal}: ${said()}`)))
  })

/** Whoever reads what the program prints: he listens, he rests and lets the pipe fill, or he has gone. */
export type Reader = 'listens' | 'rests' | 'gone'

/** Starts the bundled service with these variables and no others; only who listens hears that it is ready. */
export const startProgram = (
  server: string,
  variables: Readonly<Record<string, string>>,
  reader: Reader = 'listens',
): Program => {
  const child = spawn(process.execPath, [server], {
    env: { PATH: process.env.PATH, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString()
  })
  if (reader === 'listens')
    child.stdout.on('data', (chunk: Buffer) => {
      words += chunk.toString()
    })
  if (reader === 'gone') child.stdout.destroy()
  const said = () => words
  const ready = reader === 'listens' ? readyIn(child, said) : Promise.reject(new Error('nobody hears it'))
  ready.catch(() => undefined)
  const ended = once(child, 'exit').then(([code, signal]): Ended => ({ code, signal }))
  return { ready, ended, said, kill: (signal) => void child.kill(signal) }
}
