// Bundles the server, the command line and the sandbox page into dist/ or `--out DIR`; run by npm's `prepare`. With
// `--service` there is no page.

import { existsSync } from 'node:fs'
import { cp, mkdir, rm } from 'node:fs/promises'
import { build, context } from 'esbuild'
import { galleryBuild } from './gallery-build.mjs'
import { pageBuild } from './page-build.mjs'
import { serviceBuild } from './service-build.mjs'

const watch = process.argv.includes('--watch')
const out = process.argv.includes('--out') ? process.argv[process.argv.indexOf('--out') + 1] : 'dist'

const copies = [
  ['src/sandbox/page/index.html', `${out}/page/index.html`],
  ['src/sandbox/page/gallery.html', `${out}/page/gallery.html`],
  ['src/sandbox/page/favicon.svg', `${out}/page/favicon.svg`],
  ['src/runtime/demo', `${out}/demo`],
  ['drizzle', `${out}/drizzle`],
]

await rm(out, { recursive: true, force: true })
await mkdir(`${out}/page`, { recursive: true })
for (const [from, to] of copies) if (existsSync(from)) await cp(from, to, { recursive: true })

const pages = process.argv.includes('--service')
  ? []
  : [pageBuild(`${out}/page`, watch), galleryBuild(`${out}/page`)]
const builds = [serviceBuild(out, watch), ...pages]
if (watch) for (const options of builds) await (await context(options)).watch()
else await Promise.all(builds.map(build))
