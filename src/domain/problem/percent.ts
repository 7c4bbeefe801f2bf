import type { Problem } from './problem.ts'
import { standingTasks } from './queries.ts'

/**
 * Percent 0–100 of the problem: mean of its tasks' percents by weight, floored, at most 99 until every task that
 * is not cancelled is done; 0 without tasks (domain.md 3.5).
 */
export const derivedPercent = (problem: Problem): number => {
  const tasks = standingTasks(problem)
  const weight = tasks.reduce((sum, task) => sum + task.weight, 0)
  if (weight <= 0) return 0
  const mean = Math.floor(tasks.reduce((sum, task) => sum + task.weight * task.percent, 0) / weight)
  const cap = tasks.every(({ state }) => state === 'done') ? 100 : 99
  return Math.max(0, Math.min(mean, cap))
}
