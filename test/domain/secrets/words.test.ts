import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretIn, secretInFileName } from '../../../src/domain/secrets/secret.ts'
import { wide } from './planted.ts'

const MARKED = [
  '★机密',
  '机密★10年',
  '绝 密 ★',
  '【机密】',
  '密级：秘密',
  '秘密 10年',
  '机密级文件',
  '本件属机密',
  '秘密\n关于开展整改的通知',
  '见附件 机密-关于整改的报告.docx',
  '关于整改的报告（秘密）.pdf',
]
const UNMARKED = [
  '注意保密',
  '严守秘密',
  '保密工作要抓实',
  '保守国家秘密',
  '不得泄露工作秘密和商业秘密',
  '秘密武器',
  '这个秘密十年没人知道',
  '机密文件管理制度已印发',
  '密级管理办法',
]
const CASES = [
  '对王建国立案',
  '对王建国同志进行谈话函询',
  '对李明、王强等3人立案',
  '对住建局王建国立案',
  '对方志强立案',
  '对王建国违反中央八项规定精神问题进行立案审查',
  '张某某被留置',
  '王XX被留置',
  '欧阳锋被双规',
  '任建华被采取强制措施',
  '王局长被留置',
  '昨天王建国被留置',
  '听说张某被立案了',
  '王某已被初步核实',
  '王建国已被区纪委监委立案审查调查',
  '王建国于10月9日被立案',
  '周永刚因违纪被立案',
  '住建局副局长李明因涉嫌受贿被立案审查',
  '王建国（住建局副局长）涉嫌严重违纪违法，目前正接受纪律审查和监察调查',
  '钱某（原财务科长）贪污公款，已移送检察机关审查起诉',
  '李明同志的问题线索',
  '关于李明的线索',
  '关于王建国违规操办婚宴的问题线索',
  '把赵六的问题线索转给纪委',
  '举报张伟的线索已收到',
  '线索反映刘强收受好处费',
  '问题线索指向局长张伟',
  '线索：张三，收受礼金',
  '线索反映住建局局长刘强收受礼金',
  '立案审查王建国',
  '留置了张伟',
  '已函询刘强。',
  '初核对象为李明',
  '立案1人（王建国）',
  '移送司法：王某某',
  '将王建国移送司法机关',
  'WT-003 王建国立案',
  '已 立 案 审 查 王 建 国',
]
const EVERYDAY = [
  '问题线索已移交纪委',
  '立案查处3起',
  '高度重视线索办理',
  '应急管理局已立案2件',
  '法院已立案，首次开庭在10月16日',
  '区纪委立案查处2起，移送司法机关1人',
  '廖望山：应急局已立案2件',
  '李明报告：立案查处3起',
  '@张伟 问题线索已移交纪委',
  '请廖望山把问题线索移交纪委',
  '线索移交王建国办理了吗',
  '对施工单位立案',
  '对该公司立案调查',
  '项目违规立案查处3起',
  '马上立案',
  '周五立案',
  '方可立案',
  '尚未立案',
  '严肃立案查处',
  '武汉已立案5件',
  '高管被立案查处',
  '常务副县长被留置',
  '党员被立案审查2人',
  '于近期对3家企业立案',
  '黄河路占道经营已立案',
  '安全问题线索',
  '经济问题线索2条',
  '线索涉及金额387万元',
  '线索于上周移交',
  '线索全部移交',
  '经初步核实，情况属实',
  '李明对账目初步核实',
  '王强函询了3家供应商报价',
]

describe('marks of secrecy', () => {
  it.each(MARKED)('%s', (text) => expect(secretIn(text)).toBe('classification'))
  it.each(UNMARKED)('are not the word: %s', (text) => expect(secretIn(text)).toBeUndefined())

  it.each(['机密-报告.docx', '关于整改的报告-机密.docx', '秘密报告.pdf', '绝密.zip', '机密★整改.doc'])(
    'on a file: %s',
    (name) => expect(secretInFileName(name)).toBe('classification'),
  )
  it.each(['保密.pdf', '保守国家秘密.docx', '商业秘密保护.docx', '核查报告（副本）.pdf', 'RW-003-1.pdf'])(
    'not on a file: %s',
    (name) => expect(secretInFileName(name)).toBeUndefined(),
  )
})

describe('a case word with a name beside it', () => {
  it.each(CASES)('%s', (text) => expect(secretIn(text)).toBe('caseOfPerson'))
  it.each(EVERYDAY)('everyday talk: %s', (text) => expect(secretIn(text)).toBeUndefined())

  it('knows the names of people it is told of', () => {
    expect(secretIn('和丰立案')).toBeUndefined()
    expect(secretIn('和丰立案', ['和丰'])).toBe('caseOfPerson')
    expect(secretInFileName('王建国_立案决定书.pdf')).toBe('caseOfPerson')
  })

  it('is found among other sentences, in either width', () => {
    const sentence = fc.constantFrom(...EVERYDAY.slice(0, 20))
    const planted = fc.constantFrom(...CASES)
    fc.assert(
      fc.property(fc.array(sentence), planted, fc.array(sentence), (before, secret, after) => {
        const text = [...before, secret, ...after].join('。')
        expect(secretIn(text)).toBe('caseOfPerson')
        expect(secretIn(wide(text))).toBe('caseOfPerson')
      }),
    )
  })
})

describe('a hostile text of 150 KB', () => {
  it.each([
    '立案',
    '被立案',
    '因线索',
    '线索反映局长',
    '王建国涉嫌因受贿',
    '1 2 3 ',
    '1-',
    '一',
    '【\n',
    '★ ',
    'x.',
  ])('is read in bounded time: %s', (unit) => {
    const bytes = new TextEncoder().encode(unit).length
    const text = unit.repeat(Math.floor((150 * 1024) / bytes))
    const before = performance.now()
    expect(secretIn(text)).toBeUndefined()
    expect(performance.now() - before).toBeLessThan(5000)
  })
})
