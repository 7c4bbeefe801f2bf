import { describe, expect, it } from 'vitest'
import { authorise, permittedActions } from '../../../src/domain/policy/authorise.ts'
import { mayRead, readableOrganisations } from '../../../src/domain/policy/reading.ts'
import { aDirectory, calendar, EVERYBODY, on, person, SCHOOL, WORKS } from '../fixtures.ts'
import { type Plot, rectifying, submitted, whoMay } from '../scene.ts'

const whom = (directory: ReturnType<typeof aDirectory>, who: string) => {
  const found = directory.people.get(person(who))
  if (found === undefined) throw new Error(who)
  return found
}

describe('reading', () => {
  it('is own organisation for a unit, everything for supervision, nothing for technical roles', () => {
    const directory = aDirectory()
    const readable = Object.fromEntries(
      EVERYBODY.map((who) => [who, readableOrganisations(directory, whom(directory, who))]),
    )
    expect(readable).toEqual({
      first: [WORKS],
      leader: [WORKS],
      otherLeader: [WORKS],
      head: [WORKS],
      otherHead: [WORKS],
      handler: [WORKS],
      colleague: [WORKS],
      accountant: [WORKS],
      liaison: [WORKS],
      strangerFirst: [SCHOOL],
      strangerLeader: [SCHOOL],
      strangerHead: [SCHOOL],
      strangerHandler: [SCHOOL],
      jijian: 'all',
      jijian2: 'all',
      zuzhi: 'all',
      zuzhi2: 'all',
      office: 'all',
      office2: 'all',
      team: 'all',
      group: 'all',
      group2: 'all',
      district: 'all',
      auditor: [],
      publisher: [],
      admin: [],
    })
  })

  it('goes with a delegation, at its time', () => {
    const plot: Plot = { delegations: [{ from: 'head', to: 'strangerHead', until: '2025-09-30' }] }
    const { directory, problem } = rectifying(plot)
    const delegate = whom(directory, 'strangerHead')
    expect(mayRead(directory, delegate, problem)).toBe(false)
    expect(mayRead(directory, delegate, problem, on('2025-09-20'))).toBe(true)
    expect(mayRead(directory, delegate, problem, on('2025-10-01'))).toBe(false)
  })

  it('comes with being named to review (P11a)', () => {
    const scene = submitted().record('office', {
      type: 'reviewerNamed',
      stage: 'initial',
      person: person('strangerLeader'),
      reason: '回避',
    })
    const read = (who: string) =>
      mayRead(scene.directory, whom(scene.directory, who), scene.problem, scene.now)
    expect(read('strangerLeader')).toBe(true)
    expect(read('strangerHead')).toBe(false)
  })
})

describe('actions that need no problem', () => {
  const scene = rectifying()
  const may = (action: Parameters<typeof authorise>[1], organisation?: typeof WORKS) =>
    whoMay((who) =>
      authorise(scene.as(who), action, null, organisation === undefined ? {} : { organisation }),
    )

  it('are asked at the same door', () => {
    expect(may('bindChat')).toEqual(['office', 'office2'])
    expect(may('importLedger')).toEqual(['office', 'office2'])
    expect(may('releaseDigest')).toEqual(['office', 'office2'])
    expect(may('editProfile')).toEqual(['office', 'office2'])
    expect(may('runDoctor')).toEqual(['office', 'office2', 'admin'])
    expect(may('readDigest', WORKS)).toEqual([
      'first',
      'leader',
      'otherLeader',
      'office',
      'office2',
      'group',
      'group2',
    ])
    expect(may('readAudit', WORKS)).toEqual([
      'first',
      'jijian',
      'jijian2',
      'office',
      'office2',
      'group',
      'group2',
      'admin',
    ])
    expect(may('exportLedger', SCHOOL)).toEqual([
      'strangerFirst',
      'strangerLeader',
      'strangerHead',
      'jijian',
      'jijian2',
      'zuzhi',
      'zuzhi2',
      'office',
      'office2',
      'group',
      'group2',
      'district',
    ])
  })

  it('show up for a person as a set', () => {
    const { directory, now } = scene
    const permitted = (who: string) => [
      ...permittedActions(directory, calendar, now, whom(directory, who), null),
    ]
    expect(permitted('handler')).toEqual([])
    expect(permitted('leader')).toEqual(['exportLedger', 'readDigest'])
    expect(permitted('admin')).toEqual(['readAudit', 'runDoctor'])
  })
})
