// How the service and the command line are bundled: with their packages, of which only what is used is loaded.

import { trimmedSdk } from './trimmed-sdk.mjs'

/**
 * V8 takes memory by the length of the file that it parses, and the process keeps it: so what is large is a file of
 * its own.
 */
const ROOMS = {
  cards: 'src/lark/cards/index.ts',
  platform: 'src/lark/outbound/client.ts',
  reading: 'src/domain/understanding/read-message.ts',
  storage: 'src/storage/database.ts',
  text: 'src/text/index.ts',
  zod: 'zod',
}

/** What runs in a thread of its own. */
const THREADS = { 'write-back': 'src/runtime/write-back/thread.ts' }

/** Packages of the older kind ask for Node's own modules by `require`. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

export const serviceBuild = (outdir, watch) => ({
  entryPoints: { server: 'src/runtime/node.ts', cli: 'src/runtime/cli.ts', ...THREADS, ...ROOMS },
  outdir,
  bundle: true,
  splitting: true,
  // They look for what is beside them.
  chunkNames: '[name]-[hash]',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  // A native module, and one that starts a thread from a file of its own.
  external: ['better-sqlite3', 'pino'],
  alias: { '@larksuiteoapi/node-sdk': '@larksuiteoapi/node-sdk/es/index.js' },
  plugins: [trimmedSdk],
  banner: { js: REQUIRE },
  minifyWhitespace: !watch,
  // What a fault shows of the source stays short.
  lineLimit: 160,
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
})
