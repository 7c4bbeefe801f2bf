import { describe, expect, it } from 'vitest'
import { said } from './said.ts'

/** domain.md 3.10.2: what is denied, feared, hoped, over or asked is no update of that kind. */
describe('no evidence is handed over by', () => {
  it.each([
    '附件打不开',
    '附件看不到，请重新上传',
    '照片看不清',
    '材料传错了',
    '材料上传不了',
    '材料可能要补传',
    '材料应该已上传',
    '材料还要补传两份',
    '材料得重新上传',
    '材料還沒上傳',
    '佐证不用上传',
    '材料要不要上传',
    ' evidence not uploaded yet',
  ])('WT-012%s', (words) => expect(said(`WT-012${words}`)).not.toContain('evidence'))
})

describe('nothing is taken on by', () => {
  it.each([
    '认领错了',
    '取消认领',
    '退回认领',
    '撤回认领',
    '放弃認領',
    '可能由我认领',
    '估计我来认领',
    '让李强认领',
    '叫李强来认领',
    '认领不了',
    '我不认领',
    '还没人认领',
    '如果没人认领我就认领',
  ])('WT-012%s', (words) => expect(said(`WT-012${words}`)).not.toContain('claim'))
})

describe('nothing is in the way by', () => {
  it.each([
    '不存在堵点',
    '没有任何堵点',
    '不会卡住',
    '不需要协调',
    '无需领导出面协调',
    '没有不配合',
    '可能卡在财政',
    '担心批不下来',
    '之前卡在财政，现在已批',
    '此前一度停滞，目前已恢复',
  ])('WT-012%s', (words) => expect(said(`WT-012${words}`)).not.toContain('blocker'))
})

describe('these are still what they were', () => {
  it.each([
    ['WT-012材料已上传，请查收', 'evidence WT-012'],
    ['WT-012补传了两份凭证', 'evidence WT-012'],
    ['WT-012我来认领', 'claim WT-012'],
    ['WT-012由我科认领', 'claim WT-012'],
    ['WT-012卡在财政评审', 'blocker WT-012'],
    ['WT-012之前就卡在财政，至今没批', 'blocker WT-012'],
    ['WT-012请协调财政局', 'blocker WT-012'],
    ['WT-012需要领导出面协调', 'blocker WT-012'],
  ])('%s', (text, reading) => expect(said(text)).toBe(reading))
})

describe('another item that is only named beside', () => {
  it.each([
    ['WT-012等WT-013完成后再推进', 'progress WT-012'],
    ['WT-012进度60%，待WT-013办结后启动二期', 'progress WT-012 60%'],
    ['WT-012参照WT-013做法，进度60%', 'progress WT-012 60%'],
    ['参照WT-013做法', 'none'],
    ['测试WT-012 80%', 'none'],
    ['WT-012 test 80%', 'none'],
  ])('%s', (text, reading) => expect(said(text)).toBe(reading))
})
