// Bundles the server, the command line and the sandbox page into dist/; run by npm's `prepare`.

import { existsSync } from 'node:fs'
import { cp, mkdir, rm } from 'node:fs/promises'
import { build, context } from 'esbuild'
import { pageBuild } from './page-build.mjs'

const watch = process.argv.includes('--watch')

const node = {
  entryPoints: { server: 'src/runtime/node.ts', cli: 'src/runtime/cli.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
}

const copies = [
  ['src/sandbox/page/index.html', 'dist/page/index.html'],
  ['src/sandbox/page/gallery.html', 'dist/page/gallery.html'],
  ['src/sandbox/page/favicon.svg', 'dist/page/favicon.svg'],
  ['src/runtime/demo', 'dist/demo'],
  ['drizzle', 'dist/drizzle'],
]

await rm('dist', { recursive: true, force: true })
await mkdir('dist/page', { recursive: true })
for (const [from, to] of copies) if (existsSync(from)) await cp(from, to, { recursive: true })

if (watch) {
  for (const options of [node, pageBuild(true)]) await (await context(options)).watch()
} else {
  await Promise.all([build(node), build(pageBuild(false))])
}
