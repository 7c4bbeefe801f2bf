import type { DirectoryEvent } from '../../src/domain/people/events.ts'
import type { Person } from '../../src/domain/people/person.ts'
import { aDirectory } from '../../test/domain/fixtures.ts'

/** Names and posts for the people of the scenes, who there are called by their parts. */
const NAMES: Readonly<Record<string, readonly [name: string, post: string]>> = {
  first: ['周正清', '党组书记、局长'],
  leader: ['何建平', '党组成员、副局长'],
  otherLeader: ['苏明远', '党组成员、总工程师'],
  head: ['邱启东', '工程科科长'],
  otherHead: ['沈若兰', '财务科科长'],
  handler: ['田小满', '工程科四级主任科员'],
  colleague: ['罗一鸣', '工程科科员'],
  accountant: ['范书敏', '财务科会计'],
  liaison: ['金晓棠', '办公室主任'],
  strangerFirst: ['葛怀民', '党委书记'],
  strangerLeader: ['余思齐', '党委委员、副校长'],
  strangerHead: ['柳文斌', '教务处处长'],
  strangerHandler: ['白露', '教务处科员'],
  jijian: ['韩铁生', '纪检监察工委副书记'],
  jijian2: ['宋秉义', '纪检监察工委委员'],
  zuzhi: ['陶知行', '组织部副部长'],
  zuzhi2: ['姚启贤', '组织部干部科科长'],
  office: ['高云岫', '巡察办主任'],
  office2: ['江一帆', '巡察办副主任'],
  team: ['郑砚秋', '巡察组组长'],
  group: ['孟庆林', '领导小组组长'],
  group2: ['冯守谦', '领导小组副组长'],
  district: ['彭立新', '区委巡察办督导员'],
  auditor: ['曾慎之', '审计专员'],
  publisher: ['叶知秋', '宣传科科长'],
  admin: ['管理员', '系统管理员'],
}

const named = (person: Person): Person => {
  const [name, post] = NAMES[person.id] ?? [person.name, person.post]
  return { ...person, name, post }
}

export const CAST: readonly Person[] = [...aDirectory().people.values()].map(named)

/** Gives the people of a scene their names. */
export const CASTING: readonly DirectoryEvent[] = CAST.map((person) => ({ type: 'personRegistered', person }))
