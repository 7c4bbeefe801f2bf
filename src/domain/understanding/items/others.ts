import type { Clause } from '../clauses/clauses.ts'
import type { Placed } from '../intents/scene.ts'
import type { Exception } from '../references/exceptions.ts'
import type { Mention } from '../references/mentions.ts'

const OTHERS = /[余他它下外]的?[^,;。]{0,3}(?:问题|事项)/
/** 其余问题均完成: of items that are not named. */
const THE_OTHERS =
  /^[\s,]*(?:其[余他它]|剩[下余]|余下|另外)的?(?:[几两三四五六七八九十\d]+[个项条])?(?:问题|事项)/
/** 其余均完成, beside what is left out. */
const ALL_OTHERS = /^[\s,]*(?:其[余他它]|剩[下余]|余下|别的|都|均|全部)/

const isAbout = ({ mentions }: Clause, subjects: readonly Mention[]): boolean =>
  mentions.some((mention) => subjects.some(({ start }) => start === mention.start))

/** Whether the words behind an exception go on in its clause: 除WT-003外都80%. */
const goesOn = (clause: Clause, { end }: Exception): boolean =>
  end > clause.start && clause.text.slice(end - clause.start).replace(/[\s,)]/g, '').length > 1

/**
 * The clauses that speak of the items named, without those of what is left out and of items that are not named (domain.md
 * 3.10.3). `WT-001到WT-005，除WT-003外，均完成`: the last is of those named before in its sentence.
 */
export const ofTheNamed = (
  laid: readonly Placed[],
  text: string,
  subjects: readonly Mention[],
  exceptions: readonly Exception[],
): readonly Placed[] => {
  if (exceptions.length === 0 && !OTHERS.test(text)) return laid
  const namedBefore = (clause: Clause): boolean =>
    laid.some(
      ({ clause: other }) =>
        other.sentence === clause.sentence && other.start < clause.start && isAbout(other, subjects),
    )
  const isOfOthers = (clause: Clause): boolean => {
    if (isAbout(clause, subjects)) return false
    if (THE_OTHERS.test(clause.text)) return subjects.length > 0
    const within = exceptions.filter(({ start, end }) => clause.start < end && clause.end > start)
    if (within.some((exception) => !goesOn(clause, exception))) return true
    if (within.length > 0) return !namedBefore(clause)
    return exceptions.length > 0 && ALL_OTHERS.test(clause.text) && !namedBefore(clause)
  }
  return laid.filter(({ clause }) => !isOfOthers(clause))
}
