import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import type { Row } from './table.ts'

const seconds = (command: string, args: readonly string[]): number => {
  const began = performance.now()
  const run = spawnSync(command, args, { stdio: 'ignore' })
  if (run.status !== 0) throw new Error(`${command} ${args.join(' ')} failed`)
  return (performance.now() - began) / 1000
}

/** The whole test command after an install, against the type check alone. */
export const tests: Row = {
  id: 'tests',
  name: '`npm test` after install, against the type check alone',
  unit: 's',
  goal: '≤ 150',
  measure: () => {
    const baseline = seconds('npx', ['tsc', '-p', '.'])
    const value = seconds('npm', ['test'])
    return Promise.resolve({ value, baseline, met: value <= 150 })
  },
}
