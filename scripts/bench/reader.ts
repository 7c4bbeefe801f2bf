import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { workCalendar } from '../../src/domain/calendar/work-calendar.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { normalise } from '../../src/domain/understanding/normalise.ts'
import { readMessage } from '../../src/domain/understanding/read-message.ts'
import { calendarData } from '../../src/runtime/calendar-data.ts'
import { type Figures, median, type Row } from './table.ts'

const CORPUS = fileURLToPath(new URL('../../test/domain/understanding/corpus/open-1.jsonl', import.meta.url))
const ROUNDS = 30
const RUNS = 7
const GOAL = 20_000

const Line = z.object({ text: z.string(), now: z.string() })

/** Messages per second of one run over the whole corpus. */
const rate = (count: number, work: () => void): number => {
  const start = performance.now()
  for (let round = 0; round < ROUNDS; round += 1) work()
  return (1000 * ROUNDS * count) / (performance.now() - start)
}

/** Reading, beside parsing and normalising the same messages in the same run. */
const measure = async (): Promise<Figures> => {
  const calendar = workCalendar(calendarData(), 'Asia/Shanghai')
  const lines = readFileSync(CORPUS, 'utf8').trim().split('\n')
  const messages = lines.map((line) => {
    const { text, now } = Line.parse(JSON.parse(line))
    return { text, context: { today: calendar.dayOf(instant(Date.parse(now))), calendar, replyTo: null } }
  })
  const reading = (): void => {
    for (const { text, context } of messages) readMessage(text, context)
  }
  const parsing = (): void => {
    for (const line of lines) normalise(Line.parse(JSON.parse(line)).text)
  }
  rate(messages.length, reading)
  const runs = Array.from({ length: RUNS }, () => ({
    value: rate(messages.length, reading),
    baseline: rate(lines.length, parsing),
  }))
  const value = median(runs.map((run) => run.value))
  return { value, baseline: median(runs.map((run) => run.baseline)), met: value >= GOAL }
}

export const reader: Row = {
  id: 'reader',
  name: 'messages read (beside: parsed and normalised)',
  unit: 'messages/s',
  goal: `≥ ${GOAL}`,
  measure,
}
