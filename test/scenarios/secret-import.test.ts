import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import { runCli } from '../../src/runtime/cli/run.ts'
import { loadConfig } from '../../src/runtime/config.ts'
import { Town } from './town.ts'

describe('an import', () => {
  it('with a secret is refused as a whole, and the place is named without the text', async () => {
    const town = await Town.open({ empty: true })
    const file = join(town.dataDir, 'round.json')
    const round = JSON.parse(town.importFile)
    round.problems[2].description = '经查，对刘强同志立案审查'
    round.organisations[0].first_responsible.mobile = '13912345678'
    round.organisations[0].liaison.post = '联络员，电话13912345678'
    writeFileSync(file, JSON.stringify(round))
    const said = { out: '', err: '' }
    const code = await runCli(['import', file], {
      config: () => loadConfig({ DATA_DIR: town.dataDir }),
      now: () => instant(town.emulator.clock.now()),
      lines: () => [],
      out: (text) => {
        said.out += text
      },
      err: (text) => {
        said.err += `${text}\n`
      },
    })
    expect([code, said.out]).toEqual([1, ''])
    expect(said.err).toContain('problems[2].description: seems to hold a clue or a case about a named person')
    expect(said.err).toContain('organisations[0].liaison.post: seems to hold a phone number')
    expect(said.err).not.toMatch(/刘强|139|first_responsible/)
    expect(town.service.database.read((store) => store.problems.codes())).toEqual([])
    await town.close()
  })
})
