import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { START } from './load/processes.ts'
import { median, type Row } from './table.ts'

type Sign = (printed: string) => Promise<boolean>

/** Real ms from the start of a process until its sign is there; the process is then stopped. */
const until = (args: readonly string[], isThere: Sign, env: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let took: number | undefined
    child.stdout.on('data', async (chunk: Buffer) => {
      if (took !== undefined || !(await isThere(chunk.toString()))) return
      took = performance.now() - began
      child.kill('SIGTERM')
    })
    child.once('exit', () =>
      took === undefined ? reject(new Error('the process ended early')) : resolve(took),
    )
  })

const isLoaded: Sign = (printed) => Promise.resolve(printed.includes('loaded'))

/** The address is printed, and `/readyz` says that the ledger, the token and the inbound connection are there. */
const isReady: Sign = async (printed) => {
  const url = /ready: (\S+)/.exec(printed)?.[1]
  if (url === undefined) return false
  for (;;) {
    const { status } = await fetch(`${url}/readyz`)
    if (status === 200) return true
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

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
      await until(START, isReady, env)
      const values: number[] = []
      const baselines: number[] = []
      for (let run = 0; run < RUNS; run += 1) {
        values.push(await until(START, isReady, env))
        baselines.push(await until(['-e', load], isLoaded, env))
      }
      const value = median(values)
      return { value, baseline: median(baselines), met: value <= 2000 }
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
