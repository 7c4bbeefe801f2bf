import { expect, it } from 'vitest'
import { card, chat, message, press, says, sees, tickAll, toast } from './hands.ts'
import { hold, taken } from './haste.ts'
import { openStage } from './stage.ts'

/** An answer that is long on its way finds that its asker has gone on. */

const ROOM = '建设交通局'
const QIU = '邱大为'

it('does not call back to the tour who has left it', async () => {
  const stage = await openStage()
  const page = await stage.sit('程砚秋', { tour: true })
  await press(page, '开始导览')
  await sees(page.getByText('第 1 步，共 7 步'))
  const release = await hold(page, '**/_control/companion/tour?*')
  const answered = page.waitForResponse(/companion\/tour/)
  await press(page, '跳过这步')
  await page.keyboard.press('Escape')
  await sees(toast(page, '已退出导览'))
  release()
  await taken(page, answered)
  expect(await page.getByText(/步，共 7 步/).count()).toBe(0)
})

it('does no step of the tour twice for who has just done it himself', async () => {
  const stage = await openStage()
  const page = await stage.sit('程砚秋', { tour: true })
  await press(page, '开始导览')
  for (const number of [1, 2]) {
    await sees(page.getByText(`第 ${number} 步，共 7 步`))
    await press(page, '替我完成')
  }
  const composer = page.getByRole('textbox', { name: /^发送给/ })
  await expect.poll(() => composer.inputValue()).toBe('/问题 WT-009')
  await composer.press('Enter')
  await sees(card(page, 'WT-009'))
  await press(page, '替我完成')
  await sees(page.getByText('第 4 步，共 7 步'))
  const said = stage.emulator.people
    .messagesIn(stage.chatId('财政金融局'))
    .filter(({ content }) => JSON.parse(content).text === '/问题 WT-009')
  expect(said).toHaveLength(1)
})

it('tells the plan in the language that was chosen last', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU)
  const release = await hold(page, /companion\/due.*locale=en/)
  const answered = page.waitForResponse(/companion\/due.*locale=en/)
  await page.getByRole('button', { name: /Switch to English/ }).click()
  await page.getByRole('button', { name: /切换为中文/ }).click()
  const plan = () => page.getByRole('button', { name: '下次提醒' }).getAttribute('title')
  await expect.poll(plan).toMatch(/提醒\d+人/)
  release()
  await taken(page, answered)
  expect(await plan()).toMatch(/提醒\d+人/)
})

it('sets every fault of several that are switched on before the first is set', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU)
  await press(page, '模拟故障')
  const release = await hold(page, '**/_control/faults')
  const names = ['平台变慢', '限流', '服务端错误']
  for (const name of names) await page.getByRole('switch', { name }).click()
  release()
  for (const name of names) await sees(page.getByRole('switch', { name, checked: true }))
})

it('seats one in the seat that was chosen last', async () => {
  const stage = await openStage()
  const page = await stage.sit('葛以宁')
  const release = await hold(page, /companion\/waiting/)
  const answered = page.waitForResponse(/companion\/waiting/)
  const seat = (name: string) =>
    page.getByRole('banner').getByRole('button', { name: new RegExp(`^${name}`) })
  const picker = page.getByRole('dialog')
  await seat('葛以宁').click()
  await picker
    .getByRole('button', { name: /^穆怀远/ })
    .first()
    .click()
  await seat('葛以宁').click()
  await page.keyboard.type('苗思远')
  await page.keyboard.press('Enter')
  await sees(seat('苗思远'))
  release()
  await taken(page, answered)
  await sees(seat('苗思远'))
})

it('leaves nobody in a chat of another’s while the next seat is looked for', async () => {
  const stage = await openStage()
  const page = await stage.sit('葛以宁')
  const opened = () => page.url().split('/').at(-1)
  const others = opened()
  const chats = await hold(page, '**/_control/chats?*')
  const waiting = await hold(page, /companion\/waiting/)
  const seat = (name: string) =>
    page.getByRole('banner').getByRole('button', { name: new RegExp(`^${name}`) })
  await seat('葛以宁').click()
  await page.keyboard.type('苗思远')
  await page.keyboard.press('Enter')
  await seat('苗思远').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^穆怀远/ })
    .first()
    .click()
  chats()
  await expect.poll(opened).not.toBe(others)
  waiting()
  await sees(seat('穆怀远'))
})

it('names the next one also to who changes the language while that is being asked', async () => {
  const stage = await openStage()
  const page = await stage.sit('葛以宁', { chat: '财政金融局' })
  await says(page, '/问题 WT-009')
  await press(card(page, 'WT-009'), '审核 · 责任领导初审')
  await chat(page, '整改助手').click()
  const review = card(page, 'WT-009 责任领导初审')
  await tickAll(review)
  const release = await hold(page, '**/companion/people?*', { first: true })
  const asked = page.waitForRequest(/companion\/people/)
  const answered = page.waitForResponse(/companion\/people.*locale=zh/)
  await press(review, '同意')
  await asked
  const english = await hold(page, /companion\/people.*locale=en/)
  await press(page, /Switch to English/)
  release()
  await taken(page, answered)
  english()
  await sees(page.getByRole('complementary', { name: 'Next' }))
})

it('leaves the keyboard to who writes while a message is being looked for', async () => {
  const stage = await openStage()
  const { people } = stage.emulator
  const chat = stage.chatId(ROOM)
  const say = (text: string, more = {}) => people.say({ by: '程砚秋', chat, text, ...more })
  const first = say('最早的一条')
  for (let count = 1; count <= 100; count += 1) say(`第 ${count} 条`)
  say('收到', { replyTo: first.messageId })
  people.see(QIU, chat, 200)
  const page = await stage.sit(QIU, { chat: ROOM })
  const field = page.getByRole('textbox', { name: /^发送给/ })
  const release = await hold(page, /_control\/messages.*before=/)
  await message(page, '收到')
    .getByRole('button', { name: /最早的一条/ })
    .click()
  await field.click()
  await page.keyboard.type('写到')
  release()
  await sees(page.getByRole('log').locator('.message-lit'))
  await page.keyboard.type('一半')
  expect(await field.inputValue()).toBe('写到一半')
})
