import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../../../src/domain/kernel/time.ts'
import { runCli } from '../../../src/runtime/cli/run.ts'
import { loadConfig } from '../../../src/runtime/config.ts'
import { LATER } from '../../app/import/stage.ts'
import { temporaryFolder } from '../../storage/stage.ts'

/** The command line on a data directory of its own. */
export const commandLine = (env: Readonly<Record<string, string>> = {}, now: () => Instant = () => LATER) => {
  const folder = temporaryFolder()
  const dataDir = join(folder, 'data')
  const run = (...args: readonly string[]) => runWith([], ...args)
  const runWith = async (lines: readonly string[], ...args: readonly string[]) => {
    const said = { out: '', err: '' }
    const code = await runCli(args, {
      config: () => loadConfig({ DATA_DIR: dataDir, ...env }),
      now,
      lines: () => lines,
      out: (text) => {
        said.out += `${text}\n`
      },
      err: (text) => {
        said.err += `${text}\n`
      },
    })
    return { code, ...said }
  }
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  return { folder, dataDir, run, runWith, file, at: (name: string) => join(folder, name) }
}

export const lines = (text: string): readonly string[] => text.split('\n').slice(0, -1)
export const CUT_OFF = '2025-10-24T17:00:00+08:00'
