import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

/** The service bundled as `npm ci` does it, in a folder of its own: it starts three times as fast as its sources. */
export interface Bundle {
  readonly server: string
  remove(): void
}

export const bundleServer = async (): Promise<Bundle> => {
  const folder = mkdtempSync(join(tmpdir(), 'program-'))
  await build({
    entryPoints: { server: 'src/runtime/node.ts' },
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    packages: 'external',
    logLevel: 'warning',
  })
  cpSync('drizzle', join(folder, 'drizzle'), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return {
    server: join(folder, 'server.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
