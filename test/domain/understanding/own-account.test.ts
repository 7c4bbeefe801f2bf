import { describe, expect, it } from 'vitest'
import { said } from './said.ts'

/** What others said may tell which work it is; what they said of the item is theirs (domain.md 3.10.2). */
describe('what others asked for, and is done', () => {
  it.each([
    '巡察办提出的问题已整改完毕，WT-012申请销号',
    'WT-012巡察组提出的3条意见已全部落实，申请销号',
    '区纪委通报的问题已整改，WT-012申请销号',
    '上级部署的任务已全部完成，WT-012申请销号',
    '领导要求的材料已补齐，WT-012申请销号',
    '巡察办要求补充的材料已补齐，WT-012申请销号',
    '领导批示的事项已办结，WT-012申请销号',
    '区领导批示件已办结，WT-012申请销号',
    '根据群众反映的情况逐条整改到位，WT-012申请销号',
    '有人反映的漏水问题已修好，WT-012申请销号',
    '您说的材料已补齐，WT-012申请销号',
    'WT-012按会上说的改好了，申请销号',
    '领导说的问题已改好，WT-012申请销号',
    'WT-012已在公众号上登了公示，申请销号',
  ])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each([
    '领导说的WT-012已完成，申请销号',
    '老王说的是WT-012已完成，申请销号',
    '老王说的问题已改好，WT-012能不能申请销号',
    '听说巡察办提出的问题已改完，WT-012申请销号',
    '领导说材料已齐，WT-012申请销号',
    '会上说的是WT-012申请销号',
    '您说的WT-012申请销号是哪天',
    '巡察组要求，WT-012申请销号',
    '整改办要求，WT-012申请销号',
    '据反映WT-012申请销号',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('the writer speaking of what was left out', () => {
  it.each([
    '刚才漏说了，WT-012申请销号',
    '刚才忘说了，WT-012申请销号',
    '前面少说了一个，WT-012申请销号',
    '补充说一下，WT-012申请销号',
  ])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each(['刚才忘说了，WT-012先不申请销号', '他漏说了，WT-012申请销号', '老王刚才漏说了，WT-012申请销号'])(
    'not applied for: %s',
    (text) => {
      expect(said(text)).not.toContain('submit_closeout')
    },
  )
})

describe('what a leader or other units did', () => {
  it.each([
    '局长亲自部署，WT-012整改到位，申请销号',
    '主要领导亲自部署，班子成员分头落实，WT-012已整改完毕，申请销号',
    '各部门均已完成整改，WT-012申请销号',
    '各街道均已清理到位，WT-012申请销号',
    '各科室自查完毕，WT-012申请销号',
  ])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each([
    '局长亲自部署，要求WT-012申请销号',
    '书记亲自督办，要我们WT-012申请销号',
    '局长部署，WT-012申请销号',
    '据说各部门均已完成，WT-012申请销号',
    '各部门均要完成整改，WT-012申请销号',
    '各单位都要整改到位，申请销号',
    '各科室自查完毕后，WT-012申请销号',
    '各单位对照清单，WT-012申请销号',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('what was bidden, and how far it is', () => {
  it.each(['领导要求抓紧整改，目前已全部改完，WT-012申请销号'])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each(['领导要求我把WT-012今天申请销号，可是凭证还没齐', '领导要求，目前已完成的要申请销号：WT-012'])(
    'not applied for: %s',
    (text) => {
      expect(said(text)).not.toContain('submit_closeout')
    },
  )
})

describe('what others apply for', () => {
  it.each(['WT-012经3家单位会签，申请销号', 'WT-012由我局申请销号'])('applied for: %s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each([
    'WT-012施工方申请销号',
    'WT-012职能部门申请销号',
    'WT-012已有两个单位申请销号',
    '共有5个单位申请销号，其余抓紧',
    '已完成的单位申请销号',
    'WT-012由街道申请销号',
    'WT-012上面催着申请销号',
  ])('not applied for: %s', (text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})
