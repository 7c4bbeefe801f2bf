import { source } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'

const found = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullable(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
)

/** Fails if axe finds anything serious or critical on the page as it stands, inside `selector` (all of it by default). */
export const axe = async (page: Page, selector = 'body'): Promise<void> => {
  // The debugger's evaluation, unlike a script element, is not subject to the page's content security policy.
  await page.evaluate(source)
  const violations = found.parse(
    await page.evaluate(
      `axe.run(${JSON.stringify(selector)}, { resultTypes: ['violations'] }).then((result) => result.violations)`,
    ),
  )
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({
      id,
      nodes: nodes.map((node) => `${node.html}\n${node.failureSummary ?? ''}`),
    }))
  expect(grave).toEqual([])
}
