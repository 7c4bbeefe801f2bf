import type { LocalDate } from '../../domain/kernel/time.ts'
import { dates } from './dates.ts'

const entry = (name: string, args: string, about: string, example: string, who: string) => ({
  name,
  usage: args === '' ? `/${name}` : `/${name} ${args}`,
  about,
  example: example === '' ? `/${name}` : `/${name} ${example}`,
  who,
})

export const commands = {
  list: {
    help: entry('帮助', '[命令]', '查看命令清单或某一命令的用法', '进度', '全体人员'),
    ledger: entry('台账', '[单位] [状态…] [超期] [关键词…]', '查询台账', '建设交通局 整改中', '按权限范围'),
    problem: entry('问题', '编号', '查看问题详情和办理记录', 'WT-012', '按权限范围'),
    mine: entry('我的', '', '查看本人待办和所负责事项', '', '全体人员'),
    claim: entry(
      '认领',
      '问题或任务编号',
      '认领问题或任务',
      'WT-012',
      '责任领导认领问题；经办人、部门负责人认领任务',
    ),
    assign: entry(
      '指派',
      '编号 @人员',
      '指派问题或任务',
      'RW-012-1 @邱大为',
      '第一责任人指派问题；部门负责人、责任领导指派任务',
    ),
    progress: entry(
      '进度',
      '编号 百分比 [说明]',
      '报送整改进展',
      'WT-012 60% 办法初稿已形成',
      '经办人、责任部门负责人、责任领导',
    ),
    evidence: entry('佐证', '编号', '将随发、刚发或所回复的文件、图片列为佐证材料', 'RW-012-1', '责任链人员'),
    blocker: entry('堵点', '编号 情况', '报告堵点，请求协调', 'WT-012 财政评审尚未排期', '责任链人员'),
    done: entry('办结', '任务编号', '任务完成后申请验收', 'RW-012-1', '任务承办人'),
    close: entry('销号', '问题编号', '填报销号申请', 'WT-012', '部门负责人、责任领导'),
    extend: entry(
      '延期',
      '编号 新时限 理由',
      '申请延长整改时限',
      'WT-012 2025-11-14 结算资料未交齐',
      '部门负责人、责任领导',
    ),
    reopen: entry('重开', '问题编号', '已销号问题反弹时重新开启整改', 'WT-012', '纪检监察、组织部门、巡察办'),
    nudge: entry('催办', '编号 [要求]', '催办当前责任人', 'WT-012 请于周三前反馈', '责任领导及以上'),
    undo: entry('撤销', '', '撤销本人十分钟内的最近一次更新', '', '更新人本人'),
    digest: entry(
      '周报',
      '[日期]',
      '查看对账周报数据',
      '2025-10-24',
      '巡察办、领导小组；第一责任人、责任领导查看本单位',
    ),
    calendar: entry('日历', '[日期]', '查询工作日、节假日和调休', '10月11日', '全体人员'),
    bind: entry(
      '绑定',
      '群类型 [单位] [全部消息｜仅@]',
      '登记本群用途（领导小组、巡察办或单位），设定读取全部消息或仅读取 @整改助手 的消息',
      '单位 建设交通局',
      '巡察办',
    ),
  },
  replies: {
    usage: (usage: string, example: string): string => `用法：${usage}。例如：${example}`,
    unknownCommand: (given: string): string => `没有“/${given}”这一命令，发送 /帮助 查看命令清单。`,
    whichProblem: '请说明是哪个问题，例如“WT-012”；发送 /帮助 查看可用命令。',
    tooLong: '消息过长，未予处理，请精简后重新发送。',
    failed: '处理未成功，未作任何变更，请稍后重试。',
    staleCard: (code: string, state: string): string =>
      `${code} 已有变化，现为“${state}”，本次操作未生效，请以最新卡片为准。`,
    notOurs: '该操作已失效，请发送 /问题 和编号调取最新卡片。',
    digestIsOut: '本期周报已发布，无需重复操作。',
    formFaults: (faults: readonly string[]): string => `请补正后再提交：${faults.join('；')}。`,
    opened: '已发送至您与整改助手的单聊。',
    /** Behind a refusal: who may use the command. */
    whoMay: (who: string): string => `使用人：${who}。`,
    oneCommand: '一条消息只办理一条命令，本条未予处理，请分条发送。',
    fileReceived: '文件已收到。如需列为佐证材料，请发送“/佐证 编号”。',
    claimed: (code: string): string => `已认领 ${code}。`,
    assigned: (code: string, name: string | null): string =>
      name === null ? `${code} 已指派。` : `已将 ${code} 指派给${name}。`,
    reported: (code: string, percent: number, before: number | null): string =>
      before === null
        ? `已登记 ${code} 进度 ${percent}%。`
        : `已登记 ${code} 进度 ${percent}%（上次 ${before}%）。`,
    /** Said before what is known already: kept as history. */
    reportedLate: (code: string, percent: number, said: string, present: number): string =>
      `已补记 ${code} ${said}的进度 ${percent}%，当前进度仍为 ${present}%。`,
    undone: (update: string): string => `已撤销：${update}。`,
    undoneReport: (update: string, present: number, restored: boolean): string =>
      restored
        ? `已撤销：${update}，当前恢复为 ${present}%。`
        : `已撤销：${update}，当前进度仍为 ${present}%。`,
    unnamedFile: '图片',
    blockerRaised: (blocker: string, code: string): string =>
      `已登记 ${code} 的堵点 ${blocker}，将提请责任领导协调。`,
    blockerCleared: (blocker: string): string => `堵点 ${blocker} 已解除。`,
    taskSubmitted: (task: string): string => `${task} 已提交验收。`,
    extensionAsked: (code: string, until: LocalDate): string =>
      `已提交 ${code} 延期至${dates.day(until)}的申请，批准前仍按现行时限执行。`,
    /** `names` null: a place where no names are told. */
    /** `later`: outside the send window the chase waits for the next one. */
    unreachable: (names: readonly string[] | null): string =>
      `催办已记录，但${names?.join('、') ?? '当前责任人'}尚未与平台账号关联，未能送达，请联系巡察办。`,
    chased: (code: string, names: readonly string[] | null, later: string | null): string => {
      const whom = names === null ? '当前责任人' : names.join('、')
      return later === null
        ? `已就 ${code} 催办${whom}。`
        : `已登记对${whom}的催办（${code}），将于${later}送达。`
    },
    bound: (kind: 'leading' | 'office' | 'unit', unit: string | null): string =>
      kind === 'leading'
        ? '本群已登记为领导小组群，每周对账周报将发送至此。'
        : kind === 'office'
          ? '本群已登记为巡察办群。'
          : `本群已登记为${unit ?? ''}工作群。`,
    hears: {
      all: '整改助手读取本群全部消息（应用须已开通“获取群组中所有消息”权限）。',
      mentions: '整改助手仅读取本群中 @整改助手 的消息和事项话题内的回复。',
    },
    done: {
      claim: '已认领',
      report: '已登记进展',
      submit: '已提交',
      withdraw: '已撤回',
      agree: '已同意',
      pass: '已通过',
      determine: '已认定销号',
      accept: '已验收通过',
      return: '已退回',
      opinion: '意见已登记',
      grant: '已批准',
      refuse: '未予批准',
      kind: '已更改材料类别',
      seen: '已阅',
      release: '周报已发送',
      named: '已指定审核人',
      reopen: '已重新开启整改',
      longTerm: '已转为长期坚持',
      clear: '堵点已解除',
      ask: '已提交延期申请',
    },
  },
}

export type CommandTexts = typeof commands
