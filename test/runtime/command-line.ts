import { instant } from '../../src/domain/kernel/time.ts'
import { runCli } from '../../src/runtime/cli/run.ts'
import { loadConfig } from '../../src/runtime/config.ts'

/** The command line on a DATA_DIR, in this process with a connection of its own; nothing stands on its input. */
export const commandLine =
  (dataDir: string, now: () => number) =>
  async (...args: readonly string[]) => {
    const said = { out: '', err: '' }
    const code = await runCli(args, {
      config: () => loadConfig({ DATA_DIR: dataDir }),
      now: () => instant(now()),
      lines: () => [],
      out: (text) => {
        said.out += `${text}\n`
      },
      err: (text) => {
        said.err += `${text}\n`
      },
    })
    return { code, ...said }
  }
