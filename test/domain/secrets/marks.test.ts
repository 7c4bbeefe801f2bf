import { describe, expect, it } from 'vitest'
import { secretIn, secretInFileName } from '../../../src/domain/secrets/secret.ts'

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
  '秘密级别以上涉密人员培训已组织',
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
