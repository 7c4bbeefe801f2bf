import { type Clause, has } from '../clauses/clauses.ts'
import type { Scene } from './scene.ts'

/** The writer's own side does it. */
const OWN_SIDE = /我们?(?!们)|本单位|我[局科办]|正在|已|正|在抓紧|争取|计划|力争|完成了|收齐/
/** Addressed to those who decide or can help. */
const UPWARDS = /^(?:请|麻烦|烦请)(?:您|领导|巡察办)?[把将给对帮].{0,12}销号|请(?:领导|区|上级|巡察办|各位领导|予|予以|审|批|求|示|指|协调|支持|帮|局里|组织|纪检)/
const ADDRESSED =
  /请.{0,16}(?:同志|负责人|经办人|责任人|联络员|科室|单位|部门).{0,4}(?:来|到|派|把|将|在|于|抓|尽|认|填|报|交|联系|准备|看|回)|^(?:@|各位联络员|各单位|各科室|各责任)|请.{0,14}(?:抓紧|尽快|务必|及时|准时|按时|按期|加快|报送|上报|填报|参加|参会|认真|落实|整改|反馈|准备|携带|补充|提交|上传|补齐|核对|确认|更新)|务必|麻烦.{0,14}(?:抓紧|尽快|及时|上传|提交|报|补|交|发|催)|(?:你们|大家|各单位|各科室)(?:要|得|都|也|赶紧|抓紧|尽快|务必)|^(?:提醒|通知|催办|督办)/

/** Tells others what to do; that is no report (domain.md 3.10.2). */
export const isOrder = (clause: Clause, { reminded }: Scene): boolean => {
  if (reminded && clause.percents.length === 0) return true
  if (UPWARDS.test(clause.text)) return false
  if (clause.percents.length > 0) return false
  if (ADDRESSED.test(clause.text)) return !/请(?:更新|查收|收)|我们?已/.test(clause.text)
  return has(clause, 'ordering') && !has(clause, 'closing', 'extending') && clause.dates.length === 0 && !OWN_SIDE.test(clause.text)
}
