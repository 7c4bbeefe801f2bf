/** The words behind show that it came to an end after all: 约谈后追回, 已催办到位. */
const TO_THE_END = '(?:[并后均都已完齐毕]|全部|到位|通过)'
/** 发函, 责令, 约谈, 催: others are moved to do it. */
const BIDDEN = '催(?!收)|通知|要求|督促|责令|责成|限期|动员|函告|发函|约谈|起诉|立案|交代'
/** 联系, 部署, 转办: it is only prepared or handed on. */
const PREPARED = '安排|部署|启动|着手|着力|开始|制定|联系|转办|分解|申请'
/** 答应, 拟, 正补, 在办, 去补: it is promised, meant or going on. */
const GOING_ON =
  '答应|承诺|[约说]好|快(?!速)|打报告|拟|将|正(?!常|式|确)|在[补办做走弄改推催谈拆清]|去[补办拆退开签]|让'

/**
 * Begun, bidden or promised, but not done (domain.md 3.10.2): 发函追回, 督促退还, 正补, 均答应退. To stand behind 已, 现 or
 * the like, before the word of what is done.
 */
export const IN_HAND = `(?:${BIDDEN}|${PREPARED}|${GOING_ON})(?![^,]{0,40}${TO_THE_END})`
/** 部分, 一半, 八成 */
export const IN_PART = '(?:(?:一|大|小)?部分|多数|[一多过]半|半数|[一二三四五六七八九]成)'
