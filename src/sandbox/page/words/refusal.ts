import { wording } from './wording.ts'

/** Why the platform did not do something, for whoever asked for it. */
const reasons = wording({
  zh: {
    recalled: '消息已撤回',
    expired: '卡片已超过 14 天，不能再操作',
    gone: '卡片已更新，请按新卡片操作',
    disabled: '该项目前不可用',
    unchosen: '请先选择',
    noOption: '选项已变更，请重新选择',
    required: '有必填项未填写',
    tooLong: '填写内容过长',
    notMember: '当前人员不在该会话中',
    dissolved: '该群已解散',
    notOwn: '只能处理本人的消息',
    emptyText: '消息内容为空',
    emptyFile: '文件为空',
    tooLarge: '文件超过大小限制',
    noPicture: '文件不是图片，或图片已损坏',
    fileName: '文件名过长或为空',
    notFound: '所指的消息、会话或人员已不存在',
    past: '时间不能往回调',
    other: '平台未接受本次操作',
  },
  en: {
    recalled: 'The message was recalled',
    expired: 'The card is older than 14 days and can no longer be used',
    gone: 'The card has changed, use it as it is now',
    disabled: 'This cannot be used at present',
    unchosen: 'Choose something first',
    noOption: 'The options have changed, choose again',
    required: 'A required field is empty',
    tooLong: 'What was entered is too long',
    notMember: 'This person is not in the chat',
    dissolved: 'The group was dissolved',
    notOwn: 'Only your own messages',
    emptyText: 'The message is empty',
    emptyFile: 'The file is empty',
    tooLarge: 'The file is too large',
    noPicture: 'The file is no picture, or a broken one',
    fileName: 'The file name is too long or empty',
    notFound: 'The message, chat or person is no longer there',
    past: 'The clock cannot be moved back',
    other: 'The platform did not accept this',
  },
})

/** By what the emulator says. */
const SAID: readonly (readonly [RegExp, keyof ReturnType<typeof reasons>])[] = [
  [/the message was recalled$/, 'recalled'],
  [/^the card is older/, 'expired'],
  [/^the card has no such component$|^the form has no field|^this message is no card/, 'gone'],
  [/^the component is disabled$|^inside a form/, 'disabled'],
  [/^no(?:thing| date or time) was chosen$/, 'unchosen'],
  [/^no option/, 'noOption'],
  [/^the required field/, 'required'],
  [/^the text of .* is longer than/s, 'tooLong'],
  [/is not in this chat$/, 'notMember'],
  [/^the chat is dissolved$/, 'dissolved'],
  [/^only own/, 'notOwn'],
  [/^an empty text/, 'emptyText'],
  [/ is empty$/, 'emptyFile'],
  [/ is larger than \d+ MB$/, 'tooLarge'],
  [/body too large$/, 'tooLarge'],
  [/ is no picture$/, 'noPicture'],
  [/^name: /, 'fileName'],
  [/^there is no /, 'notFound'],
  [/moved back/, 'past'],
]

/** The emulator's reason in the page's language. */
export function refusal(said: string): string {
  const [, reason] = SAID.find(([pattern]) => pattern.test(said)) ?? []
  return reasons()[reason ?? 'other']
}
