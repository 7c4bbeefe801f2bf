import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/domain/kernel/time.ts'
import { lockService } from '../../../src/runtime/instance-lock.ts'
import { DEMO_PATH, demoWith, LATER, openAt } from '../../app/import/stage.ts'
import { commandLine, lines } from './command-line.ts'

describe('import', () => {
  it('takes a ledger over once', async () => {
    const { run } = commandLine()
    expect(await run('import', DEMO_PATH)).toEqual({
      code: 0,
      out: 'demo-feedback.json imported: 6 organisations, 60 people, 40 problems, 83 tasks\n',
      err: '',
    })
    const again = await run('import', DEMO_PATH)
    expect([again.code, again.out]).toEqual([
      0,
      'demo-feedback.json is in the ledger already: nothing was changed\n',
    ])
  })

  it('works beside the service', async () => {
    const { run, dataDir } = commandLine()
    const release = lockService(dataDir)
    const service = openAt(join(dataDir, 'taizhang.db'))
    expect((await run('import', DEMO_PATH)).code).toBe(0)
    expect(service.read((store) => store.problems.codes())).toHaveLength(40)
    release()
  })

  it('lists every place that is wrong, then one line with the remedy', async () => {
    const { run, file } = commandLine()
    const bad = file(
      'bad.json',
      demoWith({ 'problems[3].deadline': '2025-02-30', 'problems[5].org': 'ORG-99' }),
    )
    const { code, err, out } = await run('import', bad)
    expect([code, out]).toEqual([1, ''])
    expect(lines(err)).toEqual([
      'problems[3].deadline: expected a day that exists: YYYY-MM-DD',
      'problems[5].org: the file has no organisation ORG-99',
      'bad.json was not imported, nothing was changed: correct the 2 places above and import it again',
    ])
  })

  it('lists the first two hundred where there are more, and counts them all', async () => {
    const { run, file } = commandLine()
    const bad = file('bad.json', JSON.stringify({ problems: Array.from({ length: 300 }, () => ({})) }))
    const told = lines((await run('import', bad)).err)
    expect(told).toHaveLength(202)
    const more = Number(/^and (\d+) more$/.exec(told[200] ?? '')?.[1])
    expect(told[201]).toContain(`correct the ${200 + more} places above and import it again`)
  })

  it('refuses a second round in one line', async () => {
    const { run, file } = commandLine()
    await run('import', DEMO_PATH)
    const other = file('other.json', demoWith({ 'round.name': '另一轮' }))
    const { code, err } = await run('import', other)
    expect([code, lines(err)]).toEqual([
      1,
      [expect.stringMatching(/^other\.json was not imported: the ledger already holds the round LX-2025-02/)],
    ])
  })

  it('shows where it is when it takes long', async () => {
    let now = LATER
    const slow = () => {
      now = instant(now + 400)
      return now
    }
    const { err } = await commandLine({}, slow).run('import', DEMO_PATH)
    expect(lines(err).length).toBeGreaterThan(3)
    expect(lines(err).every((line) => /^import, problems: \d+ of 40$/.test(line))).toBe(true)
  })
})
