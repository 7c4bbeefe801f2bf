import { expect, it } from 'vitest'
import { message, says, sees, toast } from './hands.ts'
import { frames, hold } from './haste.ts'
import { openStage } from './stage.ts'

/** What is written while the words before it are on their way, or come back. */

const ROOM = '建设交通局'
const QIU = '邱大为'

it('leaves alone the message that is edited when the one edited before could not be saved', async () => {
  const stage = await openStage()
  stage.complaints.expect(/ERR_FAILED/)
  const page = await stage.sit(QIU, { chat: ROOM })
  const field = page.getByRole('textbox', { name: /^发送给/ })
  for (const words of ['甲方案', '乙方案']) {
    await says(page, words)
    await sees(message(page, words))
  }
  const fail = await hold(page, '**/_control/edit', { fails: true })
  await message(page, '甲方案').focus()
  await page.keyboard.press('e')
  await field.fill('甲方案改')
  await field.press('Enter')
  await message(page, '乙方案').focus()
  await page.keyboard.press('e')
  await field.fill('乙方案改')
  fail()
  await sees(toast(page, '连接已断开，操作未完成'))
  expect(await field.inputValue()).toBe('乙方案改')
})

it('gives back neither into an edited message nor in the place of what is written', async () => {
  const stage = await openStage()
  stage.complaints.expect(/ERR_FAILED/)
  const page = await stage.sit(QIU, { chat: ROOM })
  const field = page.getByRole('textbox', { name: /^发送给/ })
  const edits = async (): Promise<void> => {
    await message(page, '乙方案').focus()
    await page.keyboard.press('e')
  }
  await says(page, '乙方案')
  await sees(message(page, '乙方案'))
  const failed = toast(page, '连接已断开，操作未完成')

  const unsaid = await hold(page, '**/_control/say', { fails: true })
  await field.fill('没说成')
  await field.press('Enter')
  await edits()
  unsaid()
  await sees(failed)
  expect(await field.inputValue()).toBe('乙方案')
  await failed.waitFor({ state: 'detached' })

  const unsaved = await hold(page, '**/_control/edit', { fails: true })
  await field.fill('乙方案改')
  await field.press('Enter')
  await expect.poll(() => field.inputValue()).toBe('没说成')
  await field.press('End')
  await page.keyboard.type('的话')
  unsaved()
  await sees(failed)
  expect(await field.inputValue()).toBe('没说成的话')
  await edits()
  expect(await field.inputValue()).toBe('乙方案改')
})

it('says in the order of writing what is written while the line before is on its way', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  const field = page.getByRole('textbox', { name: /^发送给/ })
  const release = await hold(page, '**/_control/say', { first: true })
  for (const words of ['第一句', '第二句']) {
    await field.fill(words)
    await field.press('Enter')
  }
  await frames(page)
  release()
  await sees(message(page, '第二句'))
  const said = stage.emulator.people
    .messagesIn(stage.chatId(ROOM))
    .map(({ content }) => JSON.parse(content).text)
  expect(said).toEqual(['第一句', '第二句'])
})

it('gives back in the order of writing what could not be said', async () => {
  const stage = await openStage()
  stage.complaints.expect(/ERR_FAILED/)
  const page = await stage.sit(QIU, { chat: ROOM })
  const field = page.getByRole('textbox', { name: /^发送给/ })
  const fail = await hold(page, '**/_control/say', { fails: true })
  for (const words of ['第一句', '第二句']) {
    await field.fill(words)
    await field.press('Enter')
  }
  await field.fill('第三句')
  fail()
  await expect.poll(() => field.inputValue()).toBe('第一句\n第二句\n第三句')
})
