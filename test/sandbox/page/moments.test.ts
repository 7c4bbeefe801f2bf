import { expect, it } from 'vitest'
import {
  fieldOf,
  fridayEvening,
  instantOf,
  instantOfField,
  tomorrow,
  weekOn,
} from '../../../src/sandbox/page/time/moments.ts'

const CHINA = 'Asia/Shanghai'
const at = (text: string): number => Date.parse(text)
const iso = (instant: number): string => new Date(instant).toISOString()

it('goes to nine in the morning of the next day, also past the end of a month', () => {
  expect(iso(tomorrow(at('2025-10-24T17:00:00+08:00'), CHINA))).toBe('2025-10-25T01:00:00.000Z')
  expect(iso(tomorrow(at('2025-12-31T23:59:00+08:00'), CHINA))).toBe('2026-01-01T01:00:00.000Z')
  expect(iso(tomorrow(at('2025-10-24T00:01:00+08:00'), CHINA))).toBe('2025-10-25T01:00:00.000Z')
})

it('goes to the next Friday at five, never to the one that is just reached', () => {
  expect(iso(fridayEvening(at('2025-10-24T16:59:00+08:00'), CHINA))).toBe('2025-10-24T09:00:00.000Z')
  expect(iso(fridayEvening(at('2025-10-24T17:00:00+08:00'), CHINA))).toBe('2025-10-31T09:00:00.000Z')
  expect(iso(fridayEvening(at('2025-10-25T08:00:00+08:00'), CHINA))).toBe('2025-10-31T09:00:00.000Z')
})

it('keeps the time on the wall where a zone changes its offset', () => {
  const zone = 'Europe/Berlin'
  expect(iso(tomorrow(at('2025-10-25T12:00:00+02:00'), zone))).toBe('2025-10-26T08:00:00.000Z')
  expect(iso(instantOf({ year: 2025, month: 7, day: 1, hour: 9, minute: 0 }, zone))).toBe(
    '2025-07-01T07:00:00.000Z',
  )
})

it('reads a field back as it wrote it, and nothing else', () => {
  const instant = at('2025-10-27T08:30:00+08:00')
  expect(fieldOf(instant, CHINA)).toBe('2025-10-27T08:30')
  expect(instantOfField('2025-10-27T08:30', CHINA)).toBe(instant)
  expect(instantOfField('', CHINA)).toBeUndefined()
  expect(weekOn(instant) - instant).toBe(7 * 24 * 3_600_000)
})
