import { it } from 'vitest'
import { card, chat, message, press, says, sees, toast } from './hands.ts'
import { openStage } from './stage.ts'

const GROUP = '教育卫健局'
/** The platform repeats an event that nobody took (lark-platform.md 1.8). */
const AGAIN_AFTER_MS = 15_000

it('says that the service is away, waits, and is answered once it is back', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: GROUP })
  await says(page, '/问题 WT-016')
  await sees(card(page, 'WT-016'))
  await stage.stopService()
  await sees(page.getByRole('status').getByText('整改助手未连接'))
  await press(card(page, 'WT-016'), '申请销号')
  await sees(toast(page, '操作失败，请稍后重试'))
  await says(page, '/进度 WT-016 80% 已追究责任')
  await sees(message(page, '/进度 WT-016 80%'))
  // It is told for some seconds only.
  await Promise.all([sees(toast(page, '整改助手已恢复连接')), stage.startService()])
  await stage.emulator.clock.advance(AGAIN_AFTER_MS)
  await sees(message(page, '已登记 WT-016 进度 80%'))
})

it('says that the platform is away, keeps what was written, and goes on when both are back', async () => {
  const stage = await openStage()
  stage.complaints.expect(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|ERR_EMPTY/)
  const page = await stage.sit('段小满', { chat: GROUP })
  await says(page, '/进度 WT-016 80% 已追究责任')
  await sees(message(page, '已登记 WT-016 进度 80%'))
  await stage.stopAll()
  await sees(page.getByRole('status').getByText('连接已断开').first())
  await says(page, '/问题 WT-016')
  await stage.startAll()
  await page.getByRole('paragraph').filter({ hasText: '连接已断开' }).waitFor({ state: 'hidden' })
  await sees(message(page, '已登记 WT-016 进度 80%'))
  await press(page, '发送')
  await sees(message(page, '校舍维修项目未按规定招标'))
  await sees(chat(page, '整改助手'))
})
