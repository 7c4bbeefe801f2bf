import { execFile } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../../src/runtime/config.ts'
import { DEMO_PATH } from '../../app/import/stage.ts'
import { temporaryFolder } from '../../storage/stage.ts'
import { stage } from '../data-dirs.ts'

interface Ran {
  readonly code: unknown
  readonly out: string
  readonly err: string
}

/** The command line as a process, in a folder of its own. */
const inProcess = (script: string, folder = temporaryFolder()): Promise<Ran> =>
  new Promise((done) => {
    const cli = `"${process.execPath}" "${resolve('node_modules/tsx/dist/cli.mjs')}" "${resolve('src/runtime/cli.ts')}"`
    const env = { PATH: process.env.PATH, DATA_DIR: join(folder, 'data') }
    execFile(
      'bash',
      ['--norc', '-o', 'pipefail', '-c', script.replaceAll('taizhang', cli)],
      { cwd: folder, env },
      (failed, out, err) => done({ code: failed === null ? 0 : failed.code, out, err }),
    )
  })

describe('one line says what to do', () => {
  it('when a file is not what it should be', async () => {
    const { run, at } = stage()
    const demo = readFileSync(DEMO_PATH)
    const broken = Buffer.concat([demo.subarray(0, 400), Buffer.from([0xff]), demo.subarray(400)])
    writeFileSync(at('broken.json'), broken)
    expect(await run('import', at('broken.json'))).toEqual({
      code: 1,
      out: '',
      err: 'broken.json is not UTF-8 text: save it with that encoding and import it again\n',
    })
    openSync(at('huge.json'), 'w')
    truncateSync(at('huge.json'), 700 * 1024 * 1024)
    expect(await run('import', at('huge.json'))).toEqual({
      code: 1,
      out: '',
      err: 'huge.json is larger than 512 MB: it is no ledger\n',
    })
  })

  it('short and harmless, whatever a file writes into it', async () => {
    const { run, at } = stage()
    const demo = readFileSync(DEMO_PATH, 'utf8')
    const word = `${'\\u001b]0;title\\u0007\\n'}${'长'.repeat(4000)}`
    writeFileSync(at('odd.json'), demo.replace('"rectify_type": "', `"rectify_type": "${word}`))
    const { code, err } = await run('import', at('odd.json'))
    expect([code, err.split('\n').length]).toEqual([1, 2])
    expect(err.length).toBeLessThan(300)
    expect(err.trimEnd()).not.toMatch(/\p{Cc}/u)
  })

  it('when an export has nowhere to go, without blaming the ledger', async () => {
    const { run, at } = stage()
    await run('import', DEMO_PATH)
    mkdirSync(at('folder.json'))
    for (const [file, why] of [
      ['no/such/a.json', 'there is no such file or folder'],
      ['folder.json', 'it is a folder'],
    ] as const)
      expect(await run('export', at(file))).toEqual({
        code: 1,
        out: '',
        err: `${at(file)} cannot be written: ${why}; check the path\n`,
      })
  })

  it('when standard input is a folder, and none when nobody reads on', async () => {
    expect(await inProcess('taizhang parse < /')).toEqual({
      code: 1,
      out: '',
      err: 'standard input cannot be read: it is a folder; check the path\n',
    })
    const line = JSON.stringify({ id: '1', text: '12号问题进度60%', now: '2026-01-01T00:00:00+08:00' })
    const { err } = await inProcess(`yes '${line}' | head -3000 | taizhang parse | head -1`)
    expect(err).toBe('')
  }, 60_000)

  it('when .env cannot be read', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, '.env'))
    expect(await inProcess('taizhang verify', folder)).toEqual({
      code: 2,
      out: '',
      err: '.env: expected a file that can be read\n',
    })
  }, 60_000)
})

describe('the environment', () => {
  it('is refused with half of an app, which would quietly be a sandbox', () => {
    expect(() => loadConfig({ LARK_APP_SECRET: 'x' })).toThrow(/^LARK_APP_ID: expected /)
  })

  it.each(['https://:::', 'https://a b', 'http://[', 'ftp://x'])('is refused with the address %s', (url) => {
    expect(() => loadConfig({ LARK_DOMAIN: url })).toThrow(/^LARK_DOMAIN: expected a base URL/)
  })

  it.each(['a b', 'a"} 1', '../other', 'a/b', 'a\n', 'x'.repeat(65)])(
    'is refused with the tenant %j, whose name goes into metrics and addresses',
    (LARK_TENANT_KEY) => {
      const app = {
        LARK_APP_ID: 'cli_00000000000000aa',
        LARK_APP_SECRET: 'secret',
        LARK_ENCRYPT_KEY: 'key',
        LARK_VERIFICATION_TOKEN: 'token',
      }
      expect(() => loadConfig({ ...app, LARK_TENANT_KEY })).toThrow(
        /^LARK_TENANT_KEY: expected the tenant_key/,
      )
      expect(loadConfig({ ...app, LARK_TENANT_KEY: '736588c9260f175e' }).lark?.appId).toBe(app.LARK_APP_ID)
    },
  )
})
