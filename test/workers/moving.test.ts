import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { APP } from '../scenarios/town-seed.ts'
import { backupOf, deployments, folder, HEAD, NEW, onDisk, restores, UNIT, verified } from './moving-stage.ts'

describe('a ledger that moves from one deployment to another', () => {
  it('is there whole: what was said, sent and handled, and goes on in its chats', async () => {
    const { platform, oldOne, newOne, quiet, says } = await deployments()
    const before = await oldOne()
    expect(await says(before, APP.appId, '/进度 RW-003-1 72% 已补核3个项目')).toContain('72%')
    await platform.chat(UNIT).sends(HEAD, { name: '核查报告.pdf', bytes: Buffer.from('the report') })
    await quiet(before, APP.appId)
    await says(before, APP.appId, '/佐证 RW-003-1')
    await quiet(before, APP.appId)
    const head = await verified(before, APP.appId)
    const bytes = await backupOf(before)
    const told = await (await before.operator('export')).text()

    const after = await newOne()
    const restored = await restores(after, bytes)
    expect(restored).toMatchObject({
      status: 200,
      said: {
        kind: 'restored',
        entries: head.entries,
        problems: 40,
        head: head.head,
        evidence: { named: 1, missing: 1 },
      },
    })
    expect(await verified(after, NEW)).toEqual(head)
    expect(await (await after.operator(`export/${NEW}`)).text()).toBe(told)
    expect(await says(after, NEW, '/进度 RW-003-1 73%')).toContain('73%（上次 72%）')
    expect(await verified(after, 'other')).toMatchObject({ entries: 0 })
  })

  it('finds its evidence in the folder of its name, where that was copied', async () => {
    const { platform, oldOne, newOne, quiet, says } = await deployments()
    const [from, to] = [folder(), folder()]
    const before = await oldOne(from)
    await says(before, APP.appId, '/进度 RW-003-1 72%')
    await platform.chat(UNIT).sends(HEAD, { name: '核查报告.pdf', bytes: Buffer.from('the report') })
    await quiet(before, APP.appId)
    await says(before, APP.appId, '/佐证 RW-003-1')
    await quiet(before, APP.appId)
    const bytes = await backupOf(before)
    await before.close()
    cpSync(join(from, 'bucket'), join(to, 'bucket'), { recursive: true })
    const { said } = await restores(await newOne(to, { ledger: APP.appId }), bytes)
    expect(said).toMatchObject({ kind: 'restored', evidence: { named: 1, missing: 0 } })
  })

  it('leaves no row behind, and nothing of its own', async () => {
    const { oldOne, newOne, says } = await deployments()
    const [from, to] = [folder(), folder()]
    const before = await oldOne(from)
    await says(before, APP.appId, '/进度 RW-003-1 72%')
    const bytes = await backupOf(before)
    await before.close()
    const after = await newOne(to)
    await restores(after, bytes)
    await after.close()
    const [then, now] = [onDisk(from), onDisk(to)]
    expect(Object.keys(now)).toEqual(Object.keys(then))
    const lines = (rows: readonly unknown[] = []) => rows.map((row) => JSON.stringify(row)).sort()
    for (const [table, rows] of Object.entries(now)) {
      // The new one has begun to work, and has noted that it looks for what it may have missed.
      const found = lines(rows).filter((line) => !line.includes('"inbound_gap"'))
      expect([table, found]).toEqual([table, lines(then[table])])
    }
  })

  it('is of one moment, also when it is fetched while something is said', async () => {
    const { oldOne, newOne, says } = await deployments()
    const before = await oldOne()
    const head = await verified(before, APP.appId)
    const answer = await before.operator('backup')
    await says(before, APP.appId, '/进度 RW-003-1 72%')
    const after = await newOne()
    const { said } = await restores(after, Buffer.from(await answer.arrayBuffer()))
    expect(said).toMatchObject({ kind: 'restored', head: head.head })
  })

  it('sends nothing again that had waited and was sent since', async () => {
    const { platform, oldOne, newOne, quiet, says } = await deployments()
    const before = await oldOne()
    platform.faults.add({ kind: 'status', path: '/reply', status: 503 })
    for (const percent of ['71%', '72%', '73%'])
      expect(await says(before, APP.appId, `/进度 RW-003-1 ${percent}`)).toBe('')
    const bytes = await backupOf(before)
    platform.faults.clear()
    await platform.clock.advance(2 * 3_600_000)
    await quiet(before, APP.appId)
    await before.close()
    const answers = () =>
      platform
        .chat(UNIT)
        .answers()
        .filter(({ parentId }) => parentId !== undefined).length
    const sent = answers()
    expect(sent).toBeGreaterThanOrEqual(3)
    const after = await newOne()
    expect((await restores(after, bytes)).status).toBe(200)
    await platform.clock.advance(600_000)
    await quiet(after, NEW)
    expect(answers()).toBe(sent)
  })
})
