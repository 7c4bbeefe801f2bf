import process from 'node:process'
import { instant } from '../domain/kernel/time.ts'
import type { Log } from '../lark/log.ts'
import { type Service, startService } from './compose.ts'
import { type Config, ConfigError } from './config.ts'
import { readConfig } from './environment.ts'
import { CannotListen } from './http.ts'
import { LedgerError } from './ledger-errors.ts'
import { openLog } from './logging.ts'

/** Who serves a real tenant holds no emulator in memory. */
const startSandbox = async (config: Config, log: Log): Promise<Pick<Service, 'url' | 'close'>> => {
  const sandbox = await import('./sandbox.ts')
  return sandbox.startSandbox(config, log)
}

const start = (config: Config): Promise<Pick<Service, 'url' | 'close'>> => {
  const log = openLog(config.logLevel)
  if (config.lark === null) return startSandbox(config, log)
  const writeBack = new URL('./write-back.js', import.meta.url)
  return startService({
    config,
    lark: config.lark,
    clock: { now: () => instant(Date.now()) },
    log,
    writeBack,
  })
}

const fail = (message: string, code: number): never => {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

/** A process that was ended by a signal has this added to its number as its exit code. */
const BY_SIGNAL = 128

/** The first signal finishes, flushes and closes; a second one ends the process at once, which costs nothing but time. */
const stopOnSignal = (running: Pick<Service, 'close'>): void => {
  let stopping = false
  const stop = (_name: NodeJS.Signals, number: number): void => {
    if (stopping) process.exit(BY_SIGNAL + number)
    stopping = true
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

// Whoever reads what we say may have gone, or his disk be full: the service goes on. Before the log is opened: Node.js
// makes a pipe one that holds nobody up when it is first asked for it.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)

const main = async (): Promise<void> => {
  const config = readConfig()
  const running = await start(config)
  stopOnSignal(running)
  process.stdout.write(`taizhang ${config.lark === null ? 'sandbox' : 'service'} ready: ${running.url}\n`)
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) return fail(error.message, 2)
  if (error instanceof LedgerError || error instanceof CannotListen) return fail(error.message, 1)
  throw error
})
