import { withoutTail } from '../../kernel/trim.ts'
import type { Clause } from '../clauses/clauses.ts'
import type { Span } from '../span.ts'

const PARTICLES = /[\s□!~。,.、了吧呀啊哦呢嘛哟啦各位领导同志们主任书记局长科长老师您你@]/g
const EMOJI = /\p{Extended_Pictographic}|️/gu

/** The words of a clause without its references, marks of feeling and blanks around them. */
export const plainWords = (clause: Clause | undefined): string =>
  clause === undefined
    ? ''
    : withoutTail(unreferenced(clause).replace(EMOJI, ''), '~!。.').replace(/^[\s,:]+/, '')

/** 各位领导、各位同志: nothing longer is mere address. */
const LONGEST_CALL = 12

/** The words of a clause without its references. */
export const unreferenced = (clause: Clause): string =>
  clause.mentions.reduceRight(
    (rest, { start, end }) => rest.slice(0, start - clause.start) + rest.slice(end - clause.start),
    clause.text,
  )

/** 周一当面说, 晚点回你: an answer is put off, nothing reported. */
const LATER_TALK =
  /^.{0,6}(?:当面|电话里?|会上|回头|晚点|稍后|待会|等会|见面|碰头时?)(?:再|跟你|和你|向您|给您|给你)?(?:细?说|聊|谈|议|汇报|讲|回你|回您|回复|联系|商量)(?:吧|哈|一下)?$/

/** 等我问下, 保证完成任务: promised, nothing reported. */
const PROMISED =
  /^(?:(?:等|让|容)?我(?:先|再|去|马上)?(?:看看|看下|看一下|问问|问下|问一下|查查|查下|查一下|核一下|催催|催一下)|(?:一定|保证|坚决|全力)(?:完成任务|落实|抓紧|办好|按期完成|按时完成))(?:哈|吧|的|科室|情况)?$/

/** Longer clauses, their references included, put nothing off. */
const LONGEST_PUT_OFF = 26

/** Talk put off, or work promised: nothing is reported. */
export const putsOff = (clause: Clause): boolean => {
  if (clause.text.length > LONGEST_PUT_OFF || !/[说聊谈议讲报你您复系量我一保坚全]/.test(clause.text))
    return false
  const said = unreferenced(clause).trim()
  return LATER_TALK.test(said) || (clause.mentions.length === 0 && PROMISED.test(said))
}

/** The words of a clause outside of some spans, which may lie in any order and overlap. */
const without = ({ text, start: offset }: Clause, spans: readonly Span[]): string => {
  let [left, from] = ['', 0]
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start - offset > from) left += text.slice(from, start - offset)
    from = Math.max(from, end - offset)
  }
  return left + text.slice(from)
}

/** Nothing but references, courtesy and particles. */
export const isIdle = (clause: Clause): boolean => {
  const rest = unreferenced(clause)
  if (rest.trim() === '') return true
  const idle = clause.marks.filter(({ sign }) => sign === 'idle')
  if (idle.length === 0 && rest.length > LONGEST_CALL) return false
  const left = idle.length === 0 ? rest : without(clause, [...clause.mentions, ...idle])
  return left.replace(EMOJI, '').replace(PARTICLES, '') === ''
}
