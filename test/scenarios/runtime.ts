import type { Service, ServiceOptions } from '../../src/runtime/compose.ts'
import type { Emulator } from '../../src/sandbox/index.ts'

/** What a scenario sees of the service, whichever runtime it is in. */
export interface TownService
  extends Pick<Service, 'url' | 'catchUp' | 'idle' | 'ready' | 'history' | 'close'> {
  /** Reads the ledger as it is on disk. */
  readonly database: Pick<Service['database'], 'read'>
}

export interface TownSetting {
  readonly emulator: Emulator
  readonly dataDir: string
  readonly transport: 'webhook' | 'websocket'
  readonly locale: 'zh' | 'en'
  readonly watch: ServiceOptions['watch']
  readonly laneLimit: ServiceOptions['laneLimit']
  readonly logged: ((line: string) => void) | undefined
  readonly bindings: Readonly<Record<string, string>>
}

/** Where a town's service runs. */
export interface TownRuntime {
  start(setting: TownSetting): Promise<TownService>
  /** Puts a ledger file in before the service is asked anything. */
  readonly takesImport: 'beforeStart' | 'afterStart'
  importLedger(setting: TownSetting, service: TownService | null, text: string): Promise<void>
  /** What comes in, where there is no choice. */
  readonly transport?: 'webhook'
}
