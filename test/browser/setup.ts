import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { unpackChromium } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where this run's page was built. */
    pageDir: string
  }
}

/** Once per run, before any worker: the browser is unpacked, and the page is built from the sources as they are. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const built = await mkdtemp(join(tmpdir(), 'page-'))
  const clear = () => rm(built, { recursive: true, force: true })
  const build = promisify(execFile)(process.execPath, ['scripts/build.mjs', '--out', built], {
    cwd: project.config.root,
  })
  try {
    await Promise.all([unpackChromium(), build])
  } catch (error) {
    await clear()
    throw error instanceof Error ? new Error(faultsIn(error.message)) : error
  }
  project.provide('pageDir', join(built, 'page'))
  return clear
}

/** What the bundler found, without where in the bundler it said so. */
const faultsIn = (output: string): string =>
  output
    .split('\n')
    .filter((line) => /: ERROR: /.test(line))
    .join('\n') || output
