import { normalise } from './normalise.ts'
import { TALK_WORDS } from './words/talk.ts'

const PARTICLES = /[\s!~。,.、?？；;:：了吧呀啊哦呢嘛哟啦各位领导同志们您你]/g
const EMOJI = /\p{Extended_Pictographic}|️|\[[^[\]]{1,6}\]/gu

/** The longest first: 好的 goes before 好. */
const WORDS = [...TALK_WORDS.idle].sort((one, other) => other.length - one.length)
/** Nobody is that courteous. */
const LONGEST = 40

/** Thanks, greetings and the like, which want no answer. */
export const isCourtesy = (raw: string): boolean => {
  const text = normalise(raw)
  if (text.length > LONGEST) return false
  const rest = WORDS.reduce((left, word) => left.replaceAll(word, ''), text.replace(EMOJI, ''))
  return rest.replace(PARTICLES, '') === ''
}
