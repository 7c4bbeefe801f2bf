import { describe, expect, it } from 'vitest'
import { DEMO, DEMO_PATH } from '../../app/import/stage.ts'
import { CUT_OFF, commandLine } from './command-line.ts'

describe('digest', () => {
  it('gives the figures of the demo day, to the digit', async () => {
    const { run } = commandLine()
    await run('import', DEMO_PATH)
    const { 口径: _, ...expected } = JSON.parse(DEMO).expected_digest_at_demo_now
    expect(JSON.parse((await run('digest', '--at', CUT_OFF, '--json')).out)).toEqual(expected)
    expect(JSON.parse((await run('digest', '--at', '2025-10-24T17:00', '--json')).out)).toEqual(expected)
    expect(JSON.parse((await run('digest', '--at', '2025-10-24T09:00:00Z', '--json')).out)).toEqual(expected)
  })

  it('prints one organisation beside the whole', async () => {
    const { run } = commandLine()
    await run('import', DEMO_PATH)
    const { out } = await run('digest', '--at', CUT_OFF, '--org', 'ORG-03')
    expect(out).toContain('全区\n  问题总数 40\n')
    expect(out).toContain('教育卫健局\n  问题总数 7\n')
    expect(out).toContain('  超期清单 WT-015 WT-019 WT-020\n')
    expect(out).not.toContain('建设交通局')
  })
})
