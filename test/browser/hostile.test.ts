import { expect, it } from 'vitest'
import { fileOnDisk } from './files.ts'
import { card, chat, message, press, says, sees, toast } from './hands.ts'
import { axe, openStage } from './stage.ts'

const GROUP = '教育卫健局巡察整改工作群'
const NAME = '<img src=x onerror=alert(1)>“邱”'
const WORDS = '<script>alert(1)</script> <b onclick="alert(2)">粗</b> [链接](javascript:alert(3)) &lt;'

it('shows names and messages full of markup as the texts that they are', async () => {
  const stage = await openStage()
  const { store, people } = stage.emulator
  const other = people.user('池向晚')
  store.users.put({ ...other, name: NAME })
  const page = await stage.sit('段小满', { chat: GROUP })
  page.on('dialog', (dialog) => stage.complaints.add(`dialogue: ${dialog.message()}`))
  people.say({ by: other.openId, chat: stage.chatId(GROUP), text: WORDS })
  await sees(message(page, WORDS).getByText(WORDS))
  await sees(message(page, WORDS).getByText(NAME))
  await says(page, `/进度 WT-016 80% ${WORDS}`)
  await sees(message(page, '已登记 WT-016 进度 80%'))
  await says(page, '/问题 WT-016')
  await press(card(page, 'WT-016'), '办理过程')
  await sees(card(page, 'WT-016').getByText('alert(1)'))
  expect(await page.locator('img[src=x], script:not([src])').count()).toBe(0)
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
  await axe(page)
})

it('refuses a file that is too large or empty before it is sent', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: GROUP })
  const choose = (name: string, bytes: number) =>
    page.locator('input[type=file]').first().setInputFiles(fileOnDisk(name, bytes))
  await choose('全部材料.pdf', 31 * 1024 * 1024)
  await sees(toast(page, '“全部材料.pdf”超过 30 MB，无法发送'))
  await choose('空白.pdf', 0)
  await sees(toast(page, '“空白.pdf”是空文件，无法发送'))
  expect(await page.getByRole('button', { name: '发送', exact: true }).isDisabled()).toBe(true)
  expect(stage.emulator.chat(GROUP).messages()).toEqual([])
})

it('draws a malformed card as the error that it is, and the others around it', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: GROUP })
  await says(page, '/问题 WT-016')
  await sees(card(page, 'WT-016'))
  const good = stage.emulator.chat(GROUP).lastCard()
  const elements = [{ tag: 'table', rows: 7 }, { tag: 'markdown', content: 5 }, { tag: 'no_such_thing' }]
  stage.emulator.store.messages.put({
    ...good,
    content: JSON.stringify({ schema: '2.0', body: { elements } }),
  })
  await sees(page.getByRole('alert').getByText('属性 columns 应为列表'))
  await sees(page.getByRole('alert').getByText('属性 content 应为字符串'))
  await sees(page.getByText('请升级至最新版本客户端'))
  await says(page, '/进度 WT-016 80% 已追究责任')
  await sees(message(page, '已登记 WT-016 进度 80%'))
  await axe(page)
})

it('keeps all windows of one browser alive, however many there are', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: GROUP })
  const others = []
  for (let count = 0; count < 7; count += 1) {
    const another = await page.context().newPage()
    await another.goto(page.url())
    others.push(another)
  }
  await says(page, '各位好')
  for (const other of others) await sees(message(other, '各位好'))
  await page.close()
  const [first, ...rest] = others
  if (first !== undefined) await says(first, '再见')
  for (const other of rest) await sees(message(other, '再见'))
})

it('reads again what was lost on the way though the stream went on', async () => {
  const stage = await openStage()
  stage.complaints.expect(/ERR_FAILED/)
  const page = await stage.sit('段小满', { chat: GROUP })
  await page.route('**/_control/messages?*', (route) => route.abort())
  await chat(page, '整改助手').click()
  await sees(toast(page, '连接已断开，操作未完成'))
  await page.unroute('**/_control/messages?*')
  await sees(page.getByRole('log'))
})

it('counts a double click as one', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: GROUP })
  await says(page, '/问题 WT-016')
  await card(page, 'WT-016').getByRole('button', { name: '申请销号', exact: true }).dblclick()
  await sees(toast(page, '已发送至您与整改助手的单聊'))
  expect(stage.emulator.callbacks()).toHaveLength(1)
})
