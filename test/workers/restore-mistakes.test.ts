import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { APP } from '../scenarios/town-seed.ts'
import { backupOf, deployments, folder, NEW, onDisk, restores, verified } from './moving-stage.ts'
import { ADMIN_TOKEN } from './worker.ts'

/** A backup as its pieces, changed and put together again. */
const changed = (bytes: Uint8Array, change: (pieces: unknown[]) => unknown[]): Buffer<ArrayBuffer> => {
  const pieces: unknown[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0)
    pieces.push(JSON.parse(gunzipSync(bytes.subarray(at + 4, at + 4 + length)).toString()))
    at += 4 + length
  }
  return Buffer.concat(
    change(pieces).flatMap((piece) => {
      const packed = gzipSync(JSON.stringify(piece))
      const head = Buffer.alloc(4)
      head.writeUInt32BE(packed.length)
      return [head, packed]
    }),
  )
}

interface Rows {
  readonly columns: readonly string[]
  readonly rows: readonly unknown[][]
}
const forged = ({ columns, rows: [first = [], ...more], ...piece }: Rows): object => {
  const at = columns.indexOf('event')
  return {
    ...piece,
    columns,
    rows: [first.with(at, `${first[at]} `.replace('{', '{"forged":true,')), ...more],
  }
}

describe('a restore that cannot be', () => {
  it('is refused where a ledger is, which stays', async () => {
    const { oldOne } = await deployments()
    const before = await oldOne()
    const bytes = await backupOf(before)
    const head = await verified(before, APP.appId)
    const { status, said } = await restores(before, bytes, APP.appId)
    expect([status, said.faults]).toEqual([422, [expect.stringContaining('empty')]])
    expect(await verified(before, APP.appId)).toEqual(head)
  })

  it('leaves an empty ledger that can be used, whatever is wrong', async () => {
    const { oldOne, newOne } = await deployments()
    const bytes = await backupOf(await oldOne())
    const after = await newOne()
    const journal = (pieces: unknown[]) => pieces.findIndex((piece) => Object(piece).table === 'journal')
    const wrong: readonly (readonly [string, Uint8Array<ArrayBuffer>, string])[] = [
      ['nothing', Buffer.alloc(0), 'no backup'],
      ['something else', Buffer.from('{"round":{}}'.repeat(100)), 'no backup'],
      ['cut off', bytes.subarray(0, bytes.length - 40), 'not whole'],
      ['without its last piece', changed(bytes, (pieces) => pieces.slice(0, -1)), 'not whole'],
      ['without a piece', changed(bytes, (pieces) => pieces.toSpliced(journal(pieces), 1)), 'not whole'],
      [
        'of a newer program',
        changed(bytes, ([head, ...more]) => [{ ...Object(head), schema: 99 }, ...more]),
        'newer',
      ],
      [
        'with an entry that was changed',
        changed(bytes, (pieces) =>
          pieces.map((piece) => (Object(piece).table === 'journal' ? forged(Object(piece)) : piece)),
        ),
        'journal entry 1',
      ],
      [
        'with a table that is not ours',
        changed(bytes, ([head, first, ...more]) => [head, { ...Object(first), table: '_cf_KV' }, ...more]),
        'no backup',
      ],
      [
        'with a column that is not ours',
        changed(bytes, ([head, first, ...more]) => [
          head,
          { ...Object(first), columns: ['"); drop table journal; --'] },
          ...more,
        ]),
        'no backup',
      ],
    ]
    for (const [what, file, why] of wrong) {
      const { status, said } = await restores(after, file)
      expect([what, status, said.faults]).toEqual([what, 422, [expect.stringContaining(why)]])
      expect(await verified(after, NEW)).toMatchObject({ entries: 0, problems: 0, finding: null })
    }
    expect((await restores(after, bytes)).status).toBe(200)
  })

  it('is nobody’s but the operator’s', async () => {
    const { newOne } = await deployments()
    const after = await newOne()
    for (const [method, path] of [
      ['GET', 'backup'],
      ['POST', 'restore'],
    ] as const)
      expect((await fetch(`${after.url}/admin/${path}/${NEW}`, { method })).status).toBe(401)
  })

  it('and is broken off leaves an empty ledger when the object starts again', async () => {
    const { oldOne, newOne } = await deployments()
    const bytes = await backupOf(await oldOne())
    const dataDir = folder()
    const first = await newOne(dataDir)
    let more: (() => void) | undefined
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes.subarray(0, bytes.length - 40)),
      pull: () =>
        new Promise<void>((resolve) => {
          more = resolve
        }),
    })
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
    const sending = fetch(`${first.url}/admin/restore/${NEW}`, {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    })
    sending.catch(() => undefined)
    await expect.poll(() => onDisk(dataDir).journal?.length ?? 0).toBeGreaterThan(0)
    expect((await first.operator(`verify/${NEW}`)).status).toBe(500)
    await first.close()
    more?.()
    const again = await newOne(dataDir)
    expect(await verified(again, NEW)).toMatchObject({ entries: 0, problems: 0 })
    expect((await restores(again, bytes)).status).toBe(200)
  })
})
