import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { message, sees } from './hands.ts'
import { frames } from './haste.ts'
import { openStage, type Stage } from './stage.ts'

/** The conversation stays where its reader has it. */

const ROOM = '建设交通局'
const QIU = '邱大为'

const reads = async (): Promise<{ stage: Stage; page: Page }> => {
  const stage = await openStage()
  const chat = stage.chatId(ROOM)
  for (let count = 1; count <= 60; count += 1)
    stage.emulator.people.say({ by: '程砚秋', chat, text: `第 ${count} 条` })
  stage.emulator.people.see(QIU, chat, 60)
  const page = await stage.sit(QIU, { chat: ROOM })
  await sees(message(page, '第 60 条'))
  await frames(page)
  return { stage, page }
}

it('does not take the reader back who scrolls just as it is drawn anew', async () => {
  const { page } = await reads()
  const tops = []
  for (const top of [500, 700]) {
    // A change of language draws it anew at once, before the browser tells of the scrolling.
    await page.evaluate(`document.querySelector('.stream').scrollTop = ${top};
      document.querySelector('[title="Switch to English"], [title="切换为中文"]').click()`)
    await frames(page)
    tops.push(await page.evaluate("document.querySelector('.stream').scrollTop"))
  }
  expect(tops).toEqual([500, 700])
})

it('stays at its end while one writes several lines', async () => {
  const { page } = await reads()
  await page.getByRole('textbox', { name: /^发送给/ }).fill('一\n二\n三\n四\n五\n六')
  for (const letter of 'abc') {
    await page.keyboard.press(letter)
    await frames(page)
  }
  const below = await page.evaluate(`(({ scrollHeight, scrollTop, clientHeight }) =>
    scrollHeight - scrollTop - clientHeight)(document.querySelector('.stream'))`)
  expect(below).toBe(0)
  expect(await page.getByRole('button', { name: '回到最新消息' }).count()).toBe(0)
})
