import { join } from 'node:path'
import { instant } from '../../src/domain/kernel/time.ts'
import { startService } from '../../src/runtime/compose.ts'
import { importText } from '../../src/runtime/import/import-text.ts'
import { openLog } from '../../src/runtime/logging.ts'
import type { TownRuntime } from './runtime.ts'
import { APP } from './town-seed.ts'

const TIME_ZONE = 'Asia/Shanghai'

/** The service in this process, its ledger in a file of `dataDir`. */
export const onNode: TownRuntime = {
  start: ({ emulator, dataDir, transport, locale, watch, laneLimit, logged }) =>
    startService({
      config: { dataDir, host: '127.0.0.1', port: 0, timeZone: TIME_ZONE, locale },
      lark: { ...APP, domain: emulator.url, transport },
      clock: { now: () => instant(emulator.clock.now()) },
      log:
        logged === undefined
          ? openLog(process.env.TOWN_LOG ?? 'silent')
          : openLog('trace', { write: logged }),
      ...(watch === undefined ? {} : { watch }),
      ...(laneLimit === undefined ? {} : { laneLimit }),
    }),
  takesImport: 'beforeStart',
  importLedger: async ({ emulator, dataDir }, _service, text) => {
    importText({
      path: join(dataDir, 'taizhang.db'),
      timeZone: TIME_ZONE,
      now: instant(emulator.clock.now()),
      file: 'demo-feedback.json',
      text,
    })
  },
}
