import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

/** The service bundled as `npm ci` does it, in a folder of its own: it starts three times as fast as its sources. */
export interface Bundle {
  readonly server: string
  remove(): void
}

export const bundleServer = async (): Promise<Bundle> => {
  const folder = mkdtempSync(join(tmpdir(), 'program-'))
  await promisify(execFile)(process.execPath, ['scripts/build.mjs', '--service', '--out', folder])
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return {
    server: join(folder, 'server.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
