import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { NO_METERS } from '../../../src/lark/meters.ts'
import { codeLabel } from '../../../src/lark/outbound/codes.ts'
import { openMetrics } from '../../../src/runtime/metrics/metrics.ts'
import { PREFIX, recorder } from '../../../src/runtime/metrics/recorder.ts'
import { COUNTERS, HISTOGRAMS } from '../../../src/runtime/metrics/table.ts'

it('shows closed labels from the start, so that the first event is an increase', async () => {
  const register = new Registry()
  recorder(register)
  const text = await register.metrics()
  expect(text).toContain(`${PREFIX}webhooks_refused_total{reason="badSignature"} 0`)
  expect(text).toContain(`${PREFIX}webhooks_refused_total{reason="badTenant"} 0`)
  expect(text).toContain(`${PREFIX}nudges_total{rung="N9b"} 0`)
  expect(text).toContain(`${PREFIX}secrets_refused_total 0`)
})

it('makes no series of a value that a label does not have, whatever comes', async () => {
  const register = new Registry()
  const meters = recorder(register)
  for (let n = 0; n < 1000; n += 1) {
    const forged = JSON.parse(`{"rung":"rung of ${n}","call":"call of ${n}","code":"code of ${n}"}`)
    meters.add('nudges', forged)
    meters.add('platformCalls', forged)
    meters.observe('platformCall', forged, 0.1)
    meters.add('platformCalls', { call: 'reply', code: codeLabel(`http-${n}`) })
  }
  const text = await register.metrics()
  expect(text).not.toContain(' of 1"')
  expect(text).toContain(`${PREFIX}nudges_total{rung="other"} 1000`)
  expect(text.split('\n').filter((line) => line.startsWith(`${PREFIX}platform_calls_total`)).length).toBe(10)
})

it('has names with a unit or a total, each once, and says what they mean', () => {
  const rows = [...Object.values(COUNTERS), ...Object.values(HISTOGRAMS)]
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
  for (const { name, help } of rows) {
    expect(name).toMatch(/^[a-z_]+_(total|seconds|events)$/)
    expect(help.length).toBeGreaterThan(10)
  }
})

it('lets services of one process be counted apart', async () => {
  const [one, other] = [openMetrics(), openMetrics()]
  one.meters.add('secretsRefused', {})
  expect(other.meters).not.toBe(one.meters)
  expect(NO_METERS.add('secretsRefused', {})).toBeUndefined()
})
