/**
 * Slips of hand and of the voice keyboard, each as long as what was meant, so that places in the text stay the same.
 * Only words that mean nothing as they are written.
 */
const SLIPS: readonly (readonly [slip: string, meant: string])[] = [
  ['问提', '问题'],
  ['问題', '问题'],
  ['问迼', '问题'],
  ['進度', '进度'],
  ['問題', '问题'],
  ['申請', '申请'],
  ['銷號', '销号'],
  ['延長', '延长'],
  ['進渡', '进度'],
  ['进渡', '进度'],
  ['进肚', '进度'],
  ['尽度', '进度'],
  ['消号', '销号'],
  ['肖号', '销号'],
  ['销好', '销号'],
  ['销毫', '销号'],
  ['申清', '申请'],
  ['深请', '申请'],
  ['申情', '申请'],
  ['延其', '延期'],
  ['言期', '延期'],
  ['演期', '延期'],
  ['佐正', '佐证'],
  ['左证', '佐证'],
  ['做证材料', '佐证材料'],
  ['材枓', '材料'],
  ['才料', '材料'],
  ['完城', '完成'],
  ['完诚', '完成'],
  ['以完成', '已完成'],
  ['己', '已'],
  ['巳', '已'],
  ['整该', '整改'],
  ['整盖', '整改'],
  ['上穿', '上传'],
  ['认令', '认领'],
  ['认另', '认领'],
  ['号問', '号问'],
  ['号文提', '号问题'],
  ['佰分之', '百分之'],
  ['白分之', '百分之'],
  ['協調', '协调'],
]

const HEADS = /[问文進問申銷延进近尽消肖销小深言演佐左做材才完以己巳整正上认号证佰白協]/

/** Folds ASCII capitals and known slips; the same length as the text. Normalised text in, normalised text out. */
export const spelled = (text: string): string => {
  let read = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  if (!HEADS.test(read)) return read
  for (const [slip, meant] of SLIPS) if (read.includes(slip)) read = read.replaceAll(slip, meant)
  return read
}
