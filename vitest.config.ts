import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/scenarios/**', 'test/sandbox/**', 'test/browser/**', 'test/workers/**'],
        },
      },
      { test: { name: 'emulator', include: ['test/sandbox/**/*.test.ts'], testTimeout: 20_000 } },
      { test: { name: 'scenarios', include: ['test/scenarios/**/*.test.ts'], testTimeout: 30_000 } },
    ],
  },
})
