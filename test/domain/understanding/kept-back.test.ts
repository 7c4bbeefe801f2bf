import { describe, expect, it } from 'vitest'
import { said } from './said.ts'

/** Close-out is put up only by who applies for it, here and now (domain.md 3.10.2). */
describe('no close-out is applied for where it', () => {
  it.each([
    ['was not done', '差点就给WT-012申请销号了，后来发现少一份票据'],
    ['was not done', 'WT-012险些申请销号'],
    ['was meant once', 'WT-012本来申请销号，结果票据不全'],
    ['was meant once', 'WT-012我们原以为申请销号'],
    ['was a mistake', 'WT-012误申请销号'],
    ['was a mistake', 'WT-012手快申请销号了'],
    ['is past', 'WT-012多次申请销号'],
    ['is out of the question', 'WT-012何谈申请销号'],
    ['is out of the question', 'WT-012怎能申请销号'],
    ['is forbidden', 'WT-012严禁申请销号'],
    ['is refused', 'WT-012反对申请销号'],
    ['is refused', 'WT-012拒绝申请销号'],
    ['is given up', 'WT-012中止申请销号'],
    ['is put off', 'WT-012推迟申请销号'],
    ['is put off', 'WT-012迟些申请销号'],
    ['is what is still to come', 'WT-012材料都有了，就差申请销号了'],
    ['is a slip', 'WT-012申请销号，不对，还没到位'],
    ['is struck out', 'WT-012 申请销号：否'],
    ['is struck out', 'WT-012申请销号（待定）'],
    ['is struck out', 'WT-012申请销号 ❌'],
    ['is put off behind', 'WT-012申请销号，先等等'],
    ['is put off behind', 'WT-012申请销号，下周再说'],
    ['is put off behind', 'WT-012申请销号，等审计报告'],
    ['is put off behind', 'WT-012申请销号，还早'],
    ['lacks its papers', 'WT-012申请销号，但票据不全'],
    ['lacks its papers', 'WT-012申请销号，审计报告未出'],
    ['is a joke', 'WT-012申请销号，我说着玩的'],
    ['is a joke', 'WT-012申请销号，想得美'],
    ['is revoked', 'WT-012申请撤销销号'],
    ['is left to another', 'WT-012你去申请销号'],
    ['is only better', 'WT-012与其拖着不如申请销号'],
    ['comes too soon', 'WT-012仅剩一户未退，申请销号'],
    ['comes too soon', 'WT-012大部分完成，申请销号'],
    ['is bidden', 'WT-012，领导催着申请销号'],
    ['is bidden', 'WT-012被要求申请销号'],
    ['is bidden', 'WT-012限期申请销号'],
    ['is bidden', 'WT-012王主任批示：申请销号'],
    ['is possible', '下周三WT-012能申请销号'],
    ['is missed', 'WT-012来不及申请销号'],
    ['is for later', 'WT-012下午申请销号'],
    ['is for later', 'WT-012下一批申请销号'],
    ['is read somewhere', 'WT-012台账上写着申请销号'],
    ['is drafted', 'WT-012草拟了销号申请'],
    ['is for others', 'WT-012帮建设局申请销号'],
    ['is of a number', 'WT-012那个手机号申请销号'],
    ['was sent back', 'WT-012申请销号，退了'],
  ])('%s: %s', (_why, text) => {
    expect(said(text)).not.toContain('submit_closeout')
  })
})

describe('such words about something else keep no close-out back', () => {
  it.each([
    'WT-012差点超期，现已完成，申请销号',
    'WT-012本来材料缺两张，现已补齐，申请销号',
    'WT-012误收的款已退，申请销号',
    'WT-012错误已改正，现申请销号',
    'WT-012完成错误纠正，申请销号',
    'WT-012违规收费已停止，申请销号',
    'WT-012违规项目已取消，现申请销号',
    'WT-012已停止收费并申请销号',
    'WT-012多次督促后整改到位，申请销号',
    'WT-012通过完善制度防止反弹，申请销号',
    'WT-012缓缴社保费已补缴申请销号',
    'WT-012再次申请销号',
    'WT-012我来申请销号',
    'WT-012上次申请销号被退回，现再次申请销号',
    'WT-012大部分问题上月完成，其余现已到位，申请销号',
    'WT-012整改到位，按照巡察办要求申请销号',
    'WT-012经局党组同意申请销号',
    '经局党组研究，同意WT-012申请销号',
    'WT-012请领导批示，申请销号',
    'WT-012电话回访满意，申请销号',
    'WT-012涉及账户已注销，申请销号',
    'WT-012逐项整改到位，申请销号',
    'WT-012办法已拟定印发，申请销号',
    'WT-012代表我局申请销号',
    'WT-012第三次申请销号，请审核',
    'WT-012 申请销号：是',
    'WT-012整改前❌，整改后✅，申请销号',
    'WT-012申请销号，等候审批',
    'WT-012申请销号，等领导审核',
    'WT-012申请销号，若材料不齐，请退回',
    'WT-012申请销号，公示期未收到异议',
    'WT-012申请销号，审计未发现问题',
    'WT-012申请销号，不是WT-011，刚才写错了',
    'WT-012申请销号（附台账）',
  ])('%s', (text) => {
    expect(said(text)).toBe('submit_closeout WT-012')
  })

  it.each([
    ['WT-012申请销号，WT-013等审计报告', 'submit_closeout WT-012, progress WT-013'],
    ['WT-012申请销号，不对，是WT-013申请销号', 'submit_closeout WT-013'],
    ['WT-012申请销号，不对，应该是申请延期', 'request_extension WT-012'],
    ['WT-012能申请延期到10月底吗', 'request_extension WT-012 2025-10-31'],
    ['WT-012差点申请延期', 'progress WT-012'],
    ['WT-012原以为要延期，结果按时完成', 'progress WT-012'],
    ['WT-012施工停止，申请延期到10月底', 'request_extension WT-012 2025-10-31'],
    ['WT-012因误工申请延期到10月底', 'request_extension WT-012 2025-10-31'],
  ])('%s', (text, reading) => {
    expect(said(text)).toBe(reading)
  })
})
