import type { Page } from 'playwright-core'
import { card, says, sees } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

/** Where the cards are put. */
export const GROUP = '教育卫健局巡察整改工作群'

/** Puts a card in the place of the newest one of the group. */
export function put(stage: Stage, content: object): void {
  const last = stage.emulator.chat(GROUP).lastCard()
  stage.emulator.store.messages.put({ ...last, content: JSON.stringify(content) })
}

/** A page in the group, whose newest card is this one. */
export async function withCard(content: object): Promise<{ stage: Stage; page: Page }> {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: GROUP })
  await says(page, '/问题 WT-016')
  await sees(card(page, 'WT-016'))
  put(stage, content)
  return { stage, page }
}
