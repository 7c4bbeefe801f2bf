import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { type Bundle, bundleServer } from '../process/bundle.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await bundleServer()
})
afterAll(() => bundle.remove())

it.skipIf(process.platform === 'win32')('the command line runs by its own name, as a link to it does', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bin-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const linked = join(folder, 'taizhang')
  symlinkSync(join(dirname(bundle.server), 'cli.js'), linked)
  const input = '{"id":"m1","text":"RW-003-1 完成71%","now":"2025-10-24T09:00:00+08:00"}\n'
  const { error, status, stdout, stderr } = spawnSync(linked, ['parse'], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    input,
    encoding: 'utf8',
  })
  expect([error, status, stderr]).toEqual([undefined, 0, ''])
  expect(stdout).toContain('RW-003-1')
})
