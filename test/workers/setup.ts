import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundle } from './bundle.ts'
import { notInWorkers } from './scenarios.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folders of the bundles: the deployment's, and the same program by a town's clock. */
    readonly bundles: { readonly deployed: string; readonly staged: string }
  }
}

/** Bundles once for all files. */
export default (project: TestProject): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'worker-'))
  const bundles = { deployed: join(folder, 'deployed'), staged: join(folder, 'staged') }
  bundle('src/runtime/worker.ts', bundles.deployed)
  bundle('test/workers/entry.ts', bundles.staged)
  process.stdout.write(
    `Scenarios not in workerd:\n  ${notInWorkers(process.env.WORKERS === 'all').join('\n  ')}\n`,
  )
  project.provide('bundles', bundles)
  return () => rmSync(folder, { recursive: true, force: true })
}
