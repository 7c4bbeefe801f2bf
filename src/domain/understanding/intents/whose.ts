import { anyOf } from '../match.ts'
import { APPLIES } from './applies.ts'

const UNIT = '(?:单位|部门|科室|局|街道|镇|乡|社区)'
/** 该户, 需求, 要害, 思想, 出让, 所有人, 的先进 and 提醒谈话 tell nobody to do anything. */
const OUGHT = [
  '务求|推动(?:早日|尽快)|^督促|盼|(?:保证|承诺)(?=全部|整改)',
  '应该|应当|该(?![问项条局单公科街镇委院校处室户楼款案笔])|(?<![必所])需要?(?!求)|必须',
  '(?<![主重纪必摘简概需])要(?![求害件点素闻])|(?<![思理设])想(?!方)',
  '(?<![\\u4e00-\\u9fff])(?:请|等|应|得|待|须)(?=全部|整改|完成|落实|到位)',
  '忘|记得|提醒(?!谈话|[函书])|模板',
]
const BIDDEN = [
  `(?<!请)你(?:自己|科|单位)?[去来也先就再快]{0,2}${APPLIES}$`,
  '(?<![出转受])让(?!利|步)|叫|(?<!所)有人|的先(?!进)|自动[为给把将]',
  `由(?!我|本)[^,]{0,8}(?:村里?|单位|镇|乡|社区|部门)${APPLIES}$`,
  '由(?!我).{0,10}(?:局|科|街道|公司|集团)',
  '请.{0,8}(?:局|科|街道|单位|同志|部门|集团).{0,6}(?:申请|提请|办理|提交)',
]
const FOR_OTHERS = ['[帮替代](?!表).{1,8}(?:局|科|街道|单位|集团)', '[帮替].{0,3}写|写一|起草|拟定']
const OUTSIDERS =
  '施工[方队]|施工单位|供应商|厂家|企业|租户|商户|业主|承包[商方]|乙方|隔壁[^,]{0,4}|中介|职能部门'
const COUNTED = `[\\d几多两一二三四五六七八九十各某][个家]${UNIT}`
/** 施工方也, 5个单位, 已完成的单位, 小李去 | 申请: right before the application, those who make it. */
const BY_OTHERS = [
  `(?:${OUTSIDERS}|${COUNTED}|的(?:${UNIT}|同志))(?:那边|方面|也|都|均|已经?|又|自己|集体|统一)*${APPLIES}$`,
  `(?<![大缩变最古养])[老小][\\u4e00-\\u9fff](?:去|在|也|刚|那边)${APPLIES}$`,
  '他们|她们|人家|别的单位|别人|你们|各单位|各部门|大家|各责任',
]
const NOT_MINE = anyOf(...OUGHT, ...BIDDEN, ...FOR_OTHERS, ...BY_OTHERS)

/** Somebody ought to apply, or somebody else is to, or does: no application of the writer's own. */
export const isNotMine = (before: string): boolean => NOT_MINE.test(before)
