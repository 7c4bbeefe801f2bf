import type { NoticeTexts } from '../maps.ts'
import { dates } from './dates.ts'
import { terms } from './terms.ts'
import { updates } from './updates.ts'

export const notices: NoticeTexts = {
  assigned: ({ code }, by) => `${by}已将 ${code} 指派给您，请及时组织分解落实。发送 /问题 ${code} 查看详情。`,
  taskAssigned: ({ task }, by) => `${by}已将任务 ${task} 指派给您，请按时限推进。`,
  taskAccepted: ({ task }, by) => `任务 ${task} 已由${by}验收通过。`,
  taskReturned: ({ task, reason }, by) => `任务 ${task} 被${by}退回：${reason}`,
  taskExtensionDecided: ({ task, granted }, by) =>
    granted === null
      ? `任务 ${task} 的延期申请未获${by}批准。`
      : `任务 ${task} 的时限已由${by}批准延至${dates.day(granted)}。`,
  closeOutReturned: ({ code, reason, text }, by) =>
    `${code} 的销号申请被${by}退回（${terms.returnReasons[reason]}）：${text}`,
  closedOut: ({ code, number }) => `${code} 已认定销号，销号单号 ${number}。`,
  extensionDecided: ({ code, granted, text }, by) =>
    granted === null
      ? `${code} 的延期申请未获批准（${by}）：${text}`
      : `${code} 的延期申请已获批准，整改时限延至${dates.day(granted)}（${by}）${text === '' ? '。' : `：${text}`}`,
  longTermSet: ({ code }) => `${code} 已转为长期坚持，请按期开展检查。`,
  reopened: ({ code, finding, deadline }, by) =>
    `${code} 已由${by}重新开启整改，新时限${dates.day(deadline)}。反弹情况：${finding}`,
  blockerCleared: ({ blocker, code }, by) => `${code} 的堵点 ${blocker} 已由${by}解除。`,
  blockerRaised: ({ code, text }, by) => `${by}报告 ${code} 存在堵点，请协调：${text}`,
  updateUndone: ({ what, on, entry }, by) =>
    `${by}已撤销 ${updates[what]({ on, code: entry, percent: 0 })}。`,
}
