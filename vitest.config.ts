import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { inWorkers } from './test/workers/scenarios.ts'

/** Tests keep nothing in modules, so that the files of a worker share what they import. */
const shared = {
  isolate: false,
  testTimeout: 30_000,
  // What a free machine does in a moment may take longer than a second beside other tests.
  expect: { poll: { timeout: 10_000 } },
} as const

/** As the rule of `wrangler.toml` has it: the migrations are modules of text. */
const sqlAsText = {
  name: 'sql-as-text',
  transform: (code: string, id: string) =>
    id.endsWith('.sql') ? { code: `export default ${JSON.stringify(code)}` } : undefined,
}

export default defineConfig({
  test: {
    // Tests wait for servers, pages and clocks about half of their time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/scenarios/**', 'test/sandbox/**', 'test/browser/**', 'test/workers/**'],
        },
      },
      { test: { ...shared, name: 'emulator', include: ['test/sandbox/**/*.test.ts'] } },
      { test: { ...shared, name: 'scenarios', include: ['test/scenarios/**/*.test.ts'] } },
      {
        plugins: [sqlAsText],
        test: {
          ...shared,
          name: 'workers',
          include: ['test/workers/**/*.test.ts', ...inWorkers(process.env.WORKERS === 'all')],
          globalSetup: 'test/workers/setup.ts',
          env: { TOWN_RUNTIME: 'workers' },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/setup.ts',
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
