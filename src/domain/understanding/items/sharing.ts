import { type ItemCode, isTaskCode, problemOf } from '../../kernel/codes.ts'
import { has } from '../clauses/clauses.ts'
import type { Act, Judged } from '../intents/acts.ts'
import { plainWords, unreferenced } from '../intents/idle.ts'
import type { Part } from './parts.ts'

const TELLING: readonly Act[] = ['closeOut', 'extension', 'evidence', 'blocker', 'claim']
const tells = ({ act, clause }: Judged): boolean =>
  TELLING.includes(act) || (act === 'progress' && clause.percents.length > 0)

/** WT-013还不行: the clause begins with its item and says something of it. */
const speaksOfItsOwn = (judged: Judged | undefined): boolean => {
  if (judged === undefined) return false
  const { act, clause } = judged
  const [mention] = clause.mentions
  return (
    act !== 'idle' &&
    mention?.start === clause.start + clause.text.search(/\S/) &&
    plainWords(clause).replace(/^(?:号|的|问题)+/, '') !== ''
  )
}

/** 申请销号，WT-013还不行, or 这个60%，WT-013 70%, in a reply: the first words are about the item replied to. */
const withReplied = (parts: readonly Part[], replyTo: ItemCode | null): readonly Part[] => {
  const [first, ...others] = parts
  const lead = first?.segment.mentions[0]?.start ?? 0
  const before = first?.judged.filter(({ clause }) => clause.end <= lead) ?? []
  const rejected = before.some(
    ({ clause }) => has(clause, 'correcting') || (has(clause, 'pointing') && has(clause, 'negating')),
  )
  const speaks =
    before.some(({ clause }) => has(clause, 'pointing') && clause.percents.length > 0) ||
    (!rejected && before.some(tells) && speaksOfItsOwn(first?.judged[before.length]))
  if (first === undefined || replyTo === null || !speaks) return parts
  const { segment } = first
  return [
    { segment: { ...segment, end: lead, codes: [replyTo], mentions: [] }, judged: before },
    { segment: { ...segment, start: lead }, judged: first.judged.filter((each) => !before.includes(each)) },
    ...others,
  ]
}

/** 1号问题3项任务, before what is said of each. */
const OVER_TASKS = /[\d一二两三四五六七八九十几]项(?:整改)?(?:任务|措施)(?:中|里)?$/

const isOver = (code: ItemCode, { segment }: Part): boolean =>
  segment.codes.some((other) => isTaskCode(other) && problemOf(other) === code)

const isHeading = ({ segment, judged }: Part, others: readonly Part[]): boolean =>
  segment.codes.length > 0 &&
  segment.codes.every(
    (code) =>
      others.some((other) => other.segment.codes.includes(code)) ||
      (judged.some(({ clause }) => OVER_TASKS.test(clause.text)) &&
        others.some((other) => isOver(code, other))),
  ) &&
  judged.every(
    ({ act, clause }) =>
      act === 'idle' ||
      (act === 'progress' &&
        clause.percents.length === 0 &&
        clause.text.length < 24 &&
        !/[了已]/.test(clause.text)),
  )

const sameItem = (one: Part, other: Part): boolean => one.segment.codes.join() === other.segment.codes.join()

/** What is said of one item in several places is judged together; a list of items at the head says nothing itself. */
const byItem = (parts: readonly Part[]): readonly Part[] => {
  const telling = parts.filter((part, n) => !isHeading(part, parts.slice(n + 1)))
  return telling.flatMap((part, n) => {
    if (part.segment.codes.length === 0) return [part]
    if (telling.findIndex((other) => sameItem(other, part)) < n) return []
    const same = telling.filter((other) => sameItem(other, part))
    return [
      {
        segment: { ...part.segment, end: same.at(-1)?.segment.end ?? part.segment.end },
        judged: same.flatMap(({ judged }) => judged),
      },
    ]
  })
}

/** Even behind a list of its own. */
const ALL_BEFORE = /^(?:以上|上述|前述)/
const FOR_ALL =
  /^(?:以上|上述|前述|这?(?:两|三|四|五|六|七|八|九|十|几|\d{1,2})个(?:问题(?![里中内])|[都均])|[都均](?!等)|全部(?:都|于|在|争取|计划))/

/** 以上问题申请销号, at the end: said of every item before. */
const sharedByAll = (parts: readonly Part[]): readonly Part[] => {
  const last = parts.at(-1)
  const shared =
    parts.length < 2 || last === undefined
      ? []
      : last.judged.filter(
          ({ clause }) =>
            clause.mentions.length === 0 &&
            (last.segment.codes.length < 2 || ALL_BEFORE.test(clause.text.trim())) &&
            FOR_ALL.test(clause.text.trim()),
        )
  return shared.length === 0
    ? parts
    : parts.map((part, n) =>
        n === parts.length - 1 ? part : { ...part, judged: [...part.judged, ...shared] },
      )
}

/** 材料A、材料B都传了: what is said at the end of such a list is said of each. */
const lent = (parts: readonly Part[], text: string): readonly Part[] =>
  parts.map((part, n) => {
    const next = parts[n + 1]
    const { start, end } = part.segment
    const hangs =
      next !== undefined &&
      /[、和与及]\s*$/.test(text.slice(start, end)) &&
      part.judged.every(({ clause }) => clause.percents.length === 0)
    const shared = hangs && /都|均|一并|一起|也/.test(text.slice(next.segment.start, next.segment.end))
    return shared ? { ...part, judged: [...part.judged, ...next.judged] } : part
  })

/** WT-001到WT-005申请销号，WT-003先不申请: what is denied of one of them in its own words is not said of it with the others. */
const DENIES = /^[\s,:]*(?:还|先|暂时?|就|也|尚|但)?(?:不(?!到|足|变|过)|没|未|无需|不用|除外|别|缓)/
const deniedOf = (code: ItemCode, { segment, judged }: Part): boolean =>
  segment.codes.length === 1 &&
  segment.codes[0] === code &&
  judged.some(({ clause }) => DENIES.test(unreferenced(clause)))

const withoutDenied = (parts: readonly Part[]): readonly Part[] =>
  parts.map((part, n) => {
    const { codes } = part.segment
    if (codes.length < 2) return part
    const later = parts.slice(n + 1)
    const kept = codes.filter((code) => !later.some((other) => deniedOf(code, other)))
    return kept.length === codes.length || kept.length === 0
      ? part
      : { ...part, segment: { ...part.segment, codes: kept } }
  })

/** WT-006同上, WT-006也是: what is said of the item before is said of this one. */
const ALIKE =
  /^[,: ]*(?:的?进度|情况)?(?:也是?(?:一样|这样|如此|这个进度|这个数|同样)?|同上|同前|同样|一样|亦然|亦同|情况(?:相同|一样)|跟上面一样|与上同)的?[!~。.]*$/

const alike = (parts: readonly Part[]): readonly Part[] => {
  const told: Part[] = []
  for (const part of parts) {
    const before = told.at(-1)
    const said = part.judged.filter(({ clause }) => unreferenced(clause).trim() !== '')
    const same =
      before !== undefined &&
      /[同样也亦]/.test(said[0]?.clause.text ?? '') &&
      before.segment.codes.length > 0 &&
      said.length > 0 &&
      ALIKE.test(plainWords(said[0]?.clause)) &&
      said.slice(1).every(({ act }) => act === 'idle')
    told.push(same ? { ...part, judged: before.judged } : part)
  }
  return told
}

/** An order to the machine anywhere in a text bars every close-out in it (domain.md 3.10.8). */
const warned = (parts: readonly Part[]): readonly Part[] => {
  const orders = parts.flatMap(({ judged }) => judged).filter(({ act }) => act === 'hostile')
  return orders.length === 0
    ? parts
    : parts.map((part) =>
        part.judged.some(({ act, clause }) => act === 'closeOut' || has(clause, 'closing'))
          ? { ...part, judged: [...new Set([...part.judged, ...orders])] }
          : part,
      )
}

/** Gives every item what is said of it elsewhere in the text. */
export const shared = (parts: readonly Part[], text: string, replyTo: ItemCode | null): readonly Part[] =>
  parts.length === 1 && replyTo === null
    ? parts
    : warned(byItem(withReplied(sharedByAll(lent(alike(withoutDenied(parts)), text)), replyTo)))
