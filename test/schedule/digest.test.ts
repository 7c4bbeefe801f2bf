import { describe, expect, it } from 'vitest'
import { bindChat } from '../../src/app/bind-chat.ts'
import { changeDirectory } from '../../src/app/change-directory.ts'
import { figuresAt } from '../../src/app/digest/figures-at.ts'
import { digestOn } from '../../src/app/digest/record.ts'
import { releaseDigestByOffice } from '../../src/app/digest/release.ts'
import { readLine } from '../../src/app/nudge/line.ts'
import { parsePersonId } from '../../src/domain/kernel/codes.ts'
import { Refusal } from '../../src/domain/kernel/refusal.ts'
import { type LocalDate, localDate } from '../../src/domain/kernel/time.ts'
import { SYSTEM } from '../../src/domain/people/system.ts'
import { calendar, on, Stage } from '../app/ledger-stage.ts'
import { given } from '../storage/stage.ts'

const FRIDAY = localDate('2025-10-24')
const recordOf = (stage: Stage, day: LocalDate) => stage.database.read((store) => digestOn(store, day))
const places = (stage: Stage) =>
  stage
    .cards('digest')
    .map(({ to, params }) => `${'chatId' in to ? to.chatId : ''} ${params.organisation ?? '*'}`)
const presses = (stage: Stage, who: string, day: LocalDate): void => {
  stage.acts(who, (acting) => {
    releaseDigestByOffice(acting, day)
    return true
  })
}
/** The chat of the leading group becomes OFFICE's: the leading group has none. */
const withoutLeadingChat = (stage: Stage): Stage => {
  stage.acts('U-921', (acting) => {
    bindChat(acting, 'oc_leading', { kind: 'office' })
    return true
  })
  return stage
}
const toldOffice = (stage: Stage): readonly unknown[] =>
  stage.database
    .read((store) => store.briefs.waiting(given(parsePersonId('U-921'))).map(readLine))
    .filter((line) => line?.kind === 'digestNotSent')
const refusalOf = (attempt: () => void): string => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'none'
}

describe('the weekly digest', () => {
  it('is frozen at the cut-off and put before everybody of OFFICE', () => {
    const stage = new Stage()
    expect(stage.tickAt('2025-10-24', '16:59')).toBe(on('2025-10-24', '17:00'))
    expect(stage.cards('digestDraft')).toEqual([])
    expect(stage.tickAt('2025-10-24', '17:00')).toBe(on('2025-10-24', '17:40'))
    expect(stage.cards('digestDraft').map(({ params }) => params.viewer)).toEqual(['U-921', 'U-922', 'U-923'])
    const { frozen, released } = recordOf(stage, FRIDAY)
    expect(frozen?.figures.all).toMatchObject({
      total: 40,
      due: 20,
      closed: 12,
      overdue: 6,
      completionRate: 30,
    })
    expect(frozen?.cutOff).toBe(on('2025-10-24', '17:00'))
    expect(frozen?.journalHead).toMatch(/^[0-9a-f]{64}$/)
    expect(released).toBeNull()
    expect(stage.cards('digest')).toEqual([])
  })

  it('compares with the week before from the first time on', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '17:00')
    const { frozen } = recordOf(stage, FRIDAY)
    // On 10-17 WT-020 was not yet due, WT-007 not yet past its new limit.
    expect(frozen?.previous?.all).toMatchObject({ total: 40, closed: 12, overdue: 3 })
    stage.tickAt('2025-10-31', '17:00')
    expect(recordOf(stage, localDate('2025-10-31')).frozen?.previous).toEqual(frozen?.figures)
  })

  it('is released by the system after forty minutes, once, to the leading group and to each unit its own', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '17:00')
    stage.tickAt('2025-10-24', '17:39')
    expect(places(stage)).toEqual([])
    stage.tickAt('2025-10-24', '17:40')
    expect(recordOf(stage, FRIDAY).released).toBe('system')
    const units = ['ORG-01', 'ORG-02', 'ORG-03', 'ORG-04', 'ORG-05', 'ORG-06']
    expect(places(stage)).toEqual(['oc_leading *', ...units.map((unit) => `oc_${unit} ${unit}`)])
    stage.restart().tickAt('2025-10-24', '17:41')
    expect(places(stage).length).toBe(7)
    expect(refusalOf(() => presses(stage, 'U-921', FRIDAY))).toBe('stale')
  })

  it('goes out by OFFICE’s click, and then not again by itself', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '17:00')
    stage.now = on('2025-10-24', '17:10')
    presses(stage, 'U-922', FRIDAY)
    expect(places(stage).length).toBe(7)
    expect(refusalOf(() => presses(stage, 'U-921', FRIDAY))).toBe('stale')
    stage.tickAt('2025-10-24', '17:45')
    expect(recordOf(stage, FRIDAY).released).toBe('office')
    expect(places(stage).length).toBe(7)
  })

  it('may not be released by anybody else', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '17:00')
    expect(refusalOf(() => presses(stage, 'U-101', FRIDAY))).toBe('notPermitted')
    expect(places(stage)).toEqual([])
  })

  it('of a strict profile waits for OFFICE', () => {
    const stage = new Stage()
    stage.does((work) => {
      const round = given(work.directory.round ?? undefined)
      const digest = { ...round.profile.digest, strict: true }
      const strict = { ...round, profile: { ...round.profile, digest } }
      return changeDirectory(work, [{ type: 'roundOpened', round: strict }], SYSTEM)
    })
    stage.tickAt('2025-10-24', '17:00')
    stage.tickAt('2025-10-30', '09:00')
    expect(recordOf(stage, FRIDAY)).toMatchObject({ released: null, skipped: false })
    presses(stage, 'U-921', FRIDAY)
    expect(recordOf(stage, FRIDAY).released).toBe('office')
  })

  it('after an outage is made up for the latest week only, in the next window', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '17:00')
    stage.tickAt('2025-11-15', '11:00')
    expect(recordOf(stage, localDate('2025-10-31'))).toMatchObject({ frozen: null, skipped: true })
    expect(recordOf(stage, localDate('2025-11-07'))).toMatchObject({ frozen: null, skipped: true })
    const made = recordOf(stage, localDate('2025-11-14'))
    expect(made.frozen?.cutOff).toBe(on('2025-11-14', '17:00'))
    // 2025-11-15 is a Saturday: the draft goes out on Monday, the release forty minutes later.
    const drafts = stage.cards('digestDraft').filter(({ params }) => params.day === '2025-11-14')
    expect(drafts.map(({ notBefore }) => notBefore)).toEqual(Array(3).fill(on('2025-11-17', '08:30')))
    stage.tickAt('2025-11-17', '09:09')
    expect(recordOf(stage, localDate('2025-11-14')).released).toBeNull()
    stage.tickAt('2025-11-17', '09:10')
    expect(recordOf(stage, localDate('2025-11-14')).released).toBe('system')
  })

  it('that was not released before the next cut-off goes out no more', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '17:00')
    // The service rests for two weeks: the hour of the release is long past.
    stage.tickAt('2025-11-07', '17:05')
    expect(places(stage)).toEqual([])
    expect(recordOf(stage, FRIDAY)).toMatchObject({ released: null, skipped: true })
    expect(refusalOf(() => presses(stage, 'U-921', FRIDAY))).toBe('digestSkipped')
    stage.tickAt('2025-11-07', '17:45')
    expect(new Set(stage.cards('digest').map(({ params }) => params.day))).toEqual(new Set(['2025-11-07']))
  })

  it('compares with the week before, not with an older digest', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '17:00')
    stage.tickAt('2025-11-07', '17:00')
    const before = stage.database.read((store) => figuresAt(store, calendar, on('2025-10-31', '17:00')))
    const { frozen } = recordOf(stage, localDate('2025-11-07'))
    expect(before).not.toEqual(recordOf(stage, FRIDAY).frozen?.figures)
    expect(frozen?.previous).toEqual(before)
  })

  it('of figures taken late still speaks of the cut-off', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '16:30')
    stage.tickAt('2025-10-27', '09:00')
    expect(recordOf(stage, FRIDAY).frozen?.figures.all).toMatchObject({ overdue: 6, due: 20 })
  })

  it('is not made for the weeks before the ledger began', () => {
    const stage = new Stage({ importedAt: on('2025-10-28') })
    expect(stage.tickAt('2025-10-28', '10:00')).toBe(on('2025-10-29', '08:30'))
    expect(stage.cards('digestDraft')).toEqual([])
    expect(recordOf(stage, FRIDAY).frozen).toBeNull()
  })
})

describe('a digest whose leading group has no chat', () => {
  it('is not released by OFFICE before the chat is bound', () => {
    const stage = withoutLeadingChat(new Stage())
    stage.tickAt('2025-10-24', '17:00')
    expect(refusalOf(() => presses(stage, 'U-921', FRIDAY))).toBe('noLeadingChat')
    expect(places(stage)).toEqual([])
    expect(recordOf(stage, FRIDAY).released).toBeNull()
    stage.acts('U-921', (acting) => {
      bindChat(acting, 'oc_leading', { kind: 'leading' })
      return true
    })
    presses(stage, 'U-921', FRIDAY)
    expect(places(stage)).toContain('oc_leading *')
  })

  it('goes by itself to the units, and OFFICE is told', () => {
    const stage = withoutLeadingChat(new Stage())
    stage.tickAt('2025-10-24', '17:00')
    stage.tickAt('2025-10-24', '17:40')
    expect(places(stage).length).toBe(6)
    expect(toldOffice(stage)).toEqual([{ kind: 'digestNotSent', day: '2025-10-24' }])
  })

  it('stays a draft when no unit has one either', () => {
    const stage = withoutLeadingChat(new Stage())
    for (const unit of ['ORG-01', 'ORG-02', 'ORG-03', 'ORG-04', 'ORG-05', 'ORG-06'])
      stage.acts('U-921', (acting) => {
        bindChat(acting, `oc_${unit}`, { kind: 'office' })
        return true
      })
    stage.tickAt('2025-10-24', '17:00')
    stage.tickAt('2025-10-24', '17:40')
    expect(places(stage)).toEqual([])
    expect(recordOf(stage, FRIDAY).released).toBeNull()
    expect(toldOffice(stage).length).toBe(1)
  })
})
