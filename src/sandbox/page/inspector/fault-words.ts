import { wording } from '../words/wording.ts'

/** Words of what can be made to go wrong, and of what is said when it does. */
export const faultWords = wording({
  zh: {
    title: '模拟故障',
    intro: '让平台出些状况，看机器人如何应对。页面本身不受影响。',
    open: '模拟故障',
    active: (names: readonly string[]) => `故障中：${names.join('、')}`,
    calm: '恢复正常',
    calmed: '平台已恢复正常',
    dropped: '已断开长连接，机器人会自行重连',
    dropNow: '断开',
    switches: {
      slow: {
        name: '平台变慢',
        short: '变慢',
        expect: '每次调用多等 2 秒。点击先得到应答，卡片随后更新。',
      },
      rateLimited: {
        name: '限流',
        short: '限流',
        expect: '约六成调用返回 429。机器人按平台要求的间隔重试，内容不丢、不重。',
      },
      broken: {
        name: '服务端错误',
        short: '5xx',
        expect: '约六成调用返回 500。机器人逐次拉长间隔重试，直到成功。',
      },
      down: {
        name: '平台中断',
        short: '中断',
        expect: '调用和事件全部不通，长连接断开。恢复后事件补投，积压的消息依次发出。',
      },
      twice: {
        name: '事件重复投递',
        short: '重复',
        expect: '每个事件多投一次。台账只记一次，群里只回一次。',
      },
      shuffled: {
        name: '事件乱序',
        short: '乱序',
        expect: '相邻事件先后颠倒。较早的进度不会覆盖较新的进度。',
      },
    },
    drop: { name: '断开长连接', expect: '只断一次。机器人自行重连，期间的事件由平台补投。' },
    down: '平台中断（模拟中）：机器人收不到消息，也发不出消息。您发送的内容会保留，恢复后补投。',
    away: (name: string) => `${name}未连接：服务可能没有运行。您可以继续发送，待其恢复后由平台补投。`,
    back: (name: string) => `${name}已恢复连接`,
    inspector: '检视（平台与机器人的往来）',
    tour: '导览',
    gallery: '卡片图册',
    more: '工具',
  },
  en: {
    title: 'Simulated faults',
    intro: 'Let the platform misbehave and watch the bot cope. The page itself is not affected.',
    open: 'Simulated faults',
    active: (names: readonly string[]) => `Faults: ${names.join(', ')}`,
    calm: 'Back to normal',
    calmed: 'The platform is back to normal',
    dropped: 'The long connection was cut; the bot will connect again by itself',
    dropNow: 'Cut',
    switches: {
      slow: {
        name: 'Slow platform',
        short: 'slow',
        expect: 'Every call takes 2 seconds longer. A click is answered first, its card follows.',
      },
      rateLimited: {
        name: 'Rate limit',
        short: '429',
        expect:
          'About six calls in ten get a 429. The bot waits as told and tries again; nothing is lost or doubled.',
      },
      broken: {
        name: 'Server errors',
        short: '5xx',
        expect:
          'About six calls in ten get a 500. The bot tries again at growing intervals until it succeeds.',
      },
      down: {
        name: 'Platform down',
        short: 'down',
        expect:
          'No call and no event gets through. Once it is back, events are repeated and what waited is sent.',
      },
      twice: {
        name: 'Duplicate events',
        short: 'duplicates',
        expect: 'Every event comes twice. The ledger records it once, the group sees one answer.',
      },
      shuffled: {
        name: 'Events out of order',
        short: 'out of order',
        expect: 'Neighbouring events change places. An older report never overwrites a newer one.',
      },
    },
    drop: {
      name: 'Cut the long connection',
      expect: 'Once. The bot connects again; the platform repeats what it missed.',
    },
    down: 'The platform is down (simulated): the bot neither hears nor speaks. What you send is kept and delivered later.',
    away: (name: string) =>
      `${name} is not connected; its service may not be running. Go on writing, the platform delivers once it is back.`,
    back: (name: string) => `${name} is connected again`,
    inspector: 'Inspector (between platform and bot)',
    tour: 'Tour',
    gallery: 'Card gallery',
    more: 'Tools',
  },
})

export type FaultName = keyof ReturnType<typeof faultWords>['switches']
