import type { NoticeTexts } from '../maps.ts'
import { dates } from './dates.ts'
import { terms } from './terms.ts'
import { updates } from './updates.ts'

export const notices: NoticeTexts = {
  assigned: ({ code }, by) => `${by} has assigned ${code} to you. Send /problem ${code} for the details.`,
  taskAssigned: ({ task }, by) => `${by} has assigned task ${task} to you.`,
  taskAccepted: ({ task }, by) => `Task ${task} was accepted by ${by}.`,
  taskReturned: ({ task, reason }, by) => `Task ${task} was returned by ${by}: ${reason}`,
  taskExtensionDecided: ({ task, granted }, by) =>
    granted === null
      ? `${by} has not granted the extension of task ${task}.`
      : `${by} has extended task ${task} to ${dates.day(granted)}.`,
  closeOutReturned: ({ code, reason, text }, by) =>
    `The close-out application of ${code} was returned by ${by} (${terms.returnReasons[reason]}): ${text}`,
  closedOut: ({ code, number }) => `${code} is closed; close-out number ${number}.`,
  extensionDecided: ({ code, granted, text }, by) =>
    granted === null
      ? `The extension of ${code} was not granted (${by}): ${text}`
      : `The extension of ${code} was granted; the deadline is now ${dates.day(granted)} (${by})${text === '' ? '.' : `: ${text}`}`,
  longTermSet: ({ code }) => `${code} is now long-term; please check it at the intervals set.`,
  reopened: ({ code, finding, deadline }, by) =>
    `${code} was reopened by ${by}, new deadline ${dates.day(deadline)}. Finding: ${finding}`,
  blockerCleared: ({ blocker, code }, by) => `Blocker ${blocker} of ${code} was cleared by ${by}.`,
  blockerRaised: ({ code, text }, by) => `${by} reports a blocker of ${code}; please help: ${text}`,
  updateUndone: ({ what, on, entry }, by) =>
    `${by} took back ${updates[what]({ on, code: entry, percent: 0 })}.`,
}
