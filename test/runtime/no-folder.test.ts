import { execFile } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../storage/stage.ts'

const LIVE = {
  LARK_APP_ID: 'cli_00000000000000aa',
  LARK_APP_SECRET: 'secret',
  LARK_DOMAIN: 'http://127.0.0.1:9',
}

/** The program started where DATA_DIR stands, in a folder with a plain file in it, until it ends. */
const starts = (
  script: string,
  dataDir: string,
  more: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<{ readonly code: unknown; readonly said: string }> => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  symlinkSync(join(folder, 'removed'), join(folder, 'dangling'))
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, ...more }
  const line = ['--import', import.meta.resolve('tsx'), resolve('src/runtime', script), ...args]
  return new Promise((done) => {
    execFile(process.execPath, line, { cwd: folder, env, timeout: 20_000 }, (failed, out, err) =>
      done({ code: failed === null ? 0 : failed.code, said: `${out}${err}` }),
    )
  })
}

describe('a DATA_DIR that cannot be a folder', () => {
  it.each([
    ['in the sandbox', 'node.ts', 'file', {}, []],
    ['for a real tenant', 'node.ts', 'file', LIVE, []],
    ['with a file further up', 'node.ts', 'file/data', {}, []],
    ['on the command line', 'cli.ts', './file', {}, ['verify']],
  ] as const)(
    '%s ends the start with its name and what was expected',
    async (_where, script, dir, env, args) => {
      expect(await starts(script, dir, env, args)).toEqual({
        code: 2,
        said: `DATA_DIR: expected a folder, or a path where one can be made; ${dir} is or lies under a file\n`,
      })
    },
  )

  it.each([
    ['in the sandbox', {}],
    ['for a real tenant', LIVE],
  ])('a folder that cannot be made is named in one line %s', async (_where, env) => {
    expect(await starts('node.ts', 'dangling', env)).toEqual({
      code: 1,
      said: expect.stringMatching(/^dangling\S* cannot be opened \(E[A-Z]+\): [^\n]+\n$/),
    })
  })
})
