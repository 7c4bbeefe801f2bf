/**
 * For questions that are asked again and again: an answer that comes after the answer to a later question is dropped,
 * what is shown is never older than what was shown before.
 */
export function inOrder(): <Answer>(
  question: Promise<Answer>,
  take: (answer: Answer) => void,
) => Promise<void> {
  let asked = 0
  let taken = 0
  return async (question, take) => {
    asked += 1
    const mine = asked
    const answer = await question
    if (mine < taken) return
    taken = mine
    take(answer)
  }
}
