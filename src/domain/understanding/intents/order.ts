import { type Clause, has } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import { unreferenced } from './idle.ts'
import type { Scene } from './scene.ts'

/** The writer's own side does it. */
const OWN_SIDE = /我们|本单位|我[局科办方处]|正在|已|正|在抓紧|争取|计划|力争|完成了|收齐/
/** Addressed to those who decide or can help. */
const UPWARDS =
  /^(?:请|麻烦|烦请)(?:您|领导|巡察办)?[把将给对帮].{0,12}销号|请(?:领导|区|上级|巡察办|各位领导|予|予以|审|批|求|示|指|协调|支持|帮|局里|组织|纪检)/
const PEOPLE = '(?:同志|负责人|经办人|责任人|联络员|科室|单位|部门)'
const ADDRESSED = anyOf(
  '请(?!我|予|允许).{1,10}(?:科|局|办|处|街道|集团|公司|部|单位|同志)来?(?:认领|负责|牵头|承办)',
  `(?:(?<![名位个])同志|经办人|负责人|责任人|联络员|科室).{0,8}(?:来|到(?![位岗账期达])|去|联系|找我|回电|带)`,
  '带(?:好|上|齐).{0,6}(?:材料|台账|资料)|接待一下|做好.{0,4}准备',
  `请.{0,16}${PEOPLE}.{0,4}(?:来|到|派|把|将|在|于|抓|尽|认|填|报|交|联系|准备|看|回)`,
  '请.{0,12}(?:责任|牵头|经办|承办|配合|相关|有关)(?:单位|部门|科室|人|同志)',
  '^(?:@(?:全体|所有)|各位联络员|各单位|各科室|各责任)',
  '请.{0,14}(?:抓紧|尽快|务必|及时|准时|按时|按期|加快|报送|上报|填报|参加|参会|认真|落实|整改|反馈|准备|携带|补充|提交|上传|补齐|核对|确认|更新)',
  '务必|麻烦.{0,14}(?:抓紧|尽快|及时|上传|提交|报|补|交|发|催)',
  '(?:你们|大家|各单位|各科室)(?:要|得|都|也|赶紧|抓紧|尽快|务必)',
  '(?:须|应当?|必须)[在于]|^(?:提醒|通知|催办|督办)(?=$|[:,一各大请你@明今下wt\\d第问])',
  '(?:\\d|问题|[项条个])要(?:举一反三|高度重视|引以为戒|认真|切实|加强|强化|严肃|深刻|作为|列为|引起)',
  '(?<![期时年权])限.{0,12}[前内](?:完成|报|整改|销号|反馈|办结)|再不.{0,8}就要?(?:通报|约谈|问责|督办)',
)

/** Urged on: 要加快, 盯一下, 进度太慢. */
const URGED =
  /(?:要|得|请|再|尽量).{0,4}(?:加快|加紧|抓紧|提速|重视|盯紧)|进[度展].{0,3}太慢|(?:不能|别)再?拖|(?:盯|跟|催|抓)(?:一下|紧点?|进一下)$|你们?(?:的|那个|负责的).{0,12}(?:该|要|得)/

/** When and in which room: an invitation. */
const INVITES =
  /会.{0,12}(?:\d{1,2}:\d{2}|[\d一二三四五六七八九十两半]{1,3}点|会议室)|(?:\d{1,2}:\d{2}|[\d一二三四五六七八九十两]{1,3}点)半?.{0,16}会/

/** Tells others what to do; that is no report (domain.md 3.10.2). */
/** 已请有关部门核实, 邀请专家: done by the writer, not asked of the reader. */
/** 催了供应商尽快发货, 发函要求对方退款: the writer's own doing. */
const OWN_DOING =
  /(?:催|督促|约谈|发函|敦促|责成|函告)(?:了|过)?|^(?:并|已)?要求(?!各|大家|你们|所有)|要求(?:供应商|施工|厂家|对方|业主|承包|中介|评估|第三方|总包|分包|企业|商户|租户|其)/

const ASKED_ALREADY =
  /(?:已|已经|都|也|我们|又|再次)请|[邀聘商函申提报]请|(?:征求|组织|转发|印发|下发|发给|发到|发至|听取|汇总|收集|督促|要求|指导|[向对给与和到由报])[了至到]?(?:全部|相关|有关)?各(?:单位|部门|科室|街道|社区|村|学校)|各(?:单位|部门|科室|街道|社区|村|学校)(?:都|均|已|全)/g

/** 请各单位完成80%: told to all, whatever figure is in it. */
const TO_ALL =
  /^[\s,]*(?:(?:请|烦请|麻烦)(?:各|大家|你们?|相关|有关|责任)|(?:各(?:单位|部门|科室|责任|街道|局)|大家|你们).{0,16}(?:要|须|应|得|务必|必须|抓紧|确保))/
/** 请更新进度 */
const ASKS_FOR_NEWS = /^[\s□,]*请(?:及时|尽快|抓紧|马上|速)?更新(?:一?下)?(?:台账|进度|进展|情况|状态)?$/

export const isOrder = (clause: Clause, { named, reminded }: Scene): boolean => {
  if (TO_ALL.test(clause.text) && !OWN_SIDE.test(clause.text)) return true
  if (clause.text.includes('更新') && ASKS_FOR_NEWS.test(unreferenced(clause).trimEnd())) return true
  const text = /[请各]/.test(clause.text) ? clause.text.replace(ASKED_ALREADY, '') : clause.text
  if (reminded && clause.percents.length === 0) return true
  if (UPWARDS.test(clause.text)) return false
  if (OWN_DOING.test(clause.text) && named !== 'none' && !/^(?:督促|催办|请|@)/.test(clause.text))
    return false
  if (clause.percents.length > 0) return false
  if (URGED.test(clause.text) && !OWN_SIDE.test(clause.text)) return true
  if (clause.text.includes('会') && INVITES.test(clause.text) && !/已|了/.test(clause.text))
    return named !== 'named' || /请|参[会加]|准时/.test(clause.text)
  if (ADDRESSED.test(text)) return !/请(?:更新|查收|收)|我们?已/.test(clause.text)
  return (
    has(clause, 'ordering') &&
    text === clause.text &&
    !has(clause, 'closing', 'extending') &&
    clause.dates.length === 0 &&
    !OWN_SIDE.test(clause.text)
  )
}
