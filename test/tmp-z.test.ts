import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseLedgerFile } from '../src/runtime/import/json-file.ts'
it('x', () => {
  const text = readFileSync('src/runtime/demo/demo-feedback.json', 'utf8')
  const { file, faults } = parseLedgerFile(text)
  console.log(faults, JSON.stringify(file.problems[6], null, 1), JSON.stringify(file.organisations[0]).slice(0,600))
  const d = JSON.parse(text); d.problems[3].deadline = '2025-02-30'; d.problems[4].rectify_type='x'; delete d.problems[5].title; d.organisations[1].first_responsible.id=5; d.problems[7].measures[0].owner='佟海潮'; d.problems[8].demo_state.percent=101; d.round.feedback_date=null; d.problems[9].root_cause=null; d.problems[9].extra=1; d.problems[10].measures='x'
  d.demo_now = 'x'
  console.log(parseLedgerFile(JSON.stringify(d)).faults)
  console.log(parseLedgerFile('[]').faults, parseLedgerFile('{').faults, parseLedgerFile('{}').faults)
})
