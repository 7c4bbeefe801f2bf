import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { median, type Row } from './table.ts'

/** Real ms from the start of a process until it prints `mark`; the process is then stopped. */
const untilPrinted = (args: readonly string[], mark: string, env: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let took: number | undefined
    child.stdout.on('data', (chunk: Buffer) => {
      if (took !== undefined || !chunk.toString().includes(mark)) return
      took = performance.now() - began
      child.kill('SIGTERM')
    })
    child.once('exit', () =>
      took === undefined ? reject(new Error('the process ended early')) : resolve(took),
    )
  })

const RUNS = 5

/** The sandbox with its ledger in place, against a process that only loads the platform's SDK. */
export const ready: Row = {
  id: 'ready',
  name: 'service ready after its process starts, against loading the SDK alone',
  unit: 'ms',
  goal: '≤ 2000',
  measure: async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'bench-'))
    const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }
    const load = "import('@larksuiteoapi/node-sdk').then(() => console.log('loaded'))"
    try {
      await untilPrinted(['dist/server.js'], 'ready', env)
      const values: number[] = []
      const baselines: number[] = []
      for (let run = 0; run < RUNS; run += 1) {
        values.push(await untilPrinted(['dist/server.js'], 'ready', env))
        baselines.push(await untilPrinted(['-e', load], 'loaded', env))
      }
      const value = median(values)
      return { value, baseline: median(baselines), met: value <= 2000 }
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
