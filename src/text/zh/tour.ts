/** What every spot of the tour says: a step's way to its place. */
const spots = {
  seat: (name: string): string => `先点这里，换到${name}的座位`,
  chat: (name: string): string => `打开会话“${name}”`,
  direct: '打开与机器人的单聊',
  send: '内容已经写好，按 Enter 发送',
  press: (button: string): string => `点卡片上的“${button}”`,
  review: (button: string): string => `逐项核对、勾选后，点“${button}”`,
  toNudge: '点这里，把时间拨到下一次提醒',
  toDigest: '点这里，把时间拨到周五17:00',
}

/** The sandbox's guided tour: the whole job in seven steps. */
export const tour = {
  title: '五分钟走一遍对账销号',
  intro: '从报送进展、审核销号，到自动提醒和每周对账，共七步。每一步由您亲手操作，也可以请系统代为完成。',
  end: '您已走完对账销号的全过程。台账还在继续，可以换个座位、换个角色接着试。',
  /** Nothing in the ledger suits the step any more. */
  absent: '台账中目前没有适合这一步的事项，可直接进入下一步。清空演示数据后重新启动，即可从头体验。',
  spots,
  sit: {
    title: '坐到整改责任人的座位上',
    text: (name: string, post: string, unit: string): string =>
      `${name}是${unit}${post}，负责本科室承担的整改任务。在这里，您可以坐到任何人的座位上办事。`,
    hint: (name: string): string => `点这里，选择${name}`,
    done: (name: string): string => `您现在是${name}`,
  },
  report: {
    title: '报送整改进展',
    text: (code: string, content: string): string =>
      `在本单位工作群里像平常一样说一句话，即可报送任务 ${code}“${content}”的进展；识别出的内容经本人确认后记入台账，不必填表，也不必记命令。`,
    said: (code: string, percent: number): string => `${code}阶段性工作已完成，进度${percent}%`,
    done: (code: string, percent: number): string =>
      `${code} 的进度已登记为 ${percent}%，报送人、时间和原进度一并记入台账`,
  },
  look: {
    title: '调取问题卡片',
    text: (code: string, title: string, stage: string): string =>
      `${code}“${title}”已提交销号申请，正在${stage}。调取卡片，看清时限、责任人和办理过程。`,
    done: '卡片已发到群里，并随台账变化自动更新',
  },
  refused: {
    title: '试着审核自己的申请',
    text: (name: string, button: string): string =>
      `这份申请是${name}自己提交的。卡片发在群里，人人都看得到“${button}”，点一下试试。`,
    done: '系统未予办理：申请人不得审核本人的申请，台账没有任何变化',
  },
  approve: {
    title: '换责任领导来审核',
    text: (name: string, code: string): string =>
      `${name}是 ${code} 的责任领导，初审由其办理：对照验收标准逐项核对，再签署意见。`,
    done: (code: string): string => `${code} 已通过初审，转入监督复核，申请人同时收到通知`,
  },
  nudge: {
    title: '到下一次自动提醒',
    text: (moment: string): string =>
      `系统按工作日历自动提醒，每人每天至多一张卡片，夜间和节假日不打扰。下一次提醒在${moment}。`,
    done: '提醒已经发出，右侧列出了期间发生的事项',
  },
  digest: {
    title: '到周五看对账周报',
    text: (moment: string, name: string): string =>
      `${moment}，系统统计本周数据，生成周报送巡察办${name}核对，由其在卡片上发布。`,
    done: '周报已发布：领导小组群收到全文，各单位群收到本单位部分',
  },
}
