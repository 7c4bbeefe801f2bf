import { it } from 'vitest'
import { card, message, press, says, sees, toast } from './hands.ts'
import { axe, openStage } from './stage.ts'

const GROUP = '教育卫健局'
const [HEAD, LEADER] = ['段小满', '唐景和']

it('people write as they do every day: each line is corrected, ignored or confirmed, and can be taken back', async () => {
  const stage = await openStage()
  const head = await stage.sit(HEAD, { chat: GROUP })
  const leader = await stage.sit(LEADER, { chat: GROUP })

  await says(head, 'RW-016-1 处理决定已下发，进度八成\nWT-016 卡在财政评审了，请区里协调')
  const asked = card(head, '请确认（2项）')
  await sees(asked.getByText('报送进展：进度 80%（现为 75%）'))

  await press(card(leader, '请确认（2项）').first(), '全部确认（2项）')
  await sees(toast(leader, `须由${HEAD}本人确认`))

  await asked.getByRole('button', { name: '修改', exact: true }).first().click()
  await asked.getByLabel('进度（%）').fill('82')
  await press(asked, '确认登记')
  await sees(toast(head, '已登记'))
  const left = card(head, /^请确认/)
  await sees(left.getByText('已登记：RW-016-1 报送进展：进度 82%'))
  await press(left, '忽略')
  const outcome = card(leader, '已登记')
  await sees(outcome.getByText('已登记：RW-016-1 报送进展：进度 82%'))
  await sees(outcome.getByText(/已忽略：WT-016/))
  await axe(head)

  await press(card(head, '已登记'), '撤销')
  await sees(card(leader, '未登记').getByText(/已撤销：RW-016-1/))

  await says(head, 'WT-016现在什么进度？')
  await sees(card(head, /^WT-016/))
  await says(head, '收到，辛苦了')
  await sees(message(head, '收到，辛苦了'))
  await axe(leader)
})

it('who does not say which item is offered his own', async () => {
  const stage = await openStage()
  const head = await stage.sit(HEAD, { chat: GROUP })
  await says(head, '进度到八成五了')
  const asked = card(head, '请确认')
  await sees(asked.getByText('未写明是哪一事项，请选择：'))
  await asked.getByRole('combobox').click()
  await head.getByRole('option', { name: /^RW-016-1/ }).click()
  await press(card(head, '请确认'), '确认')
  await sees(card(head, '已登记').getByText('已登记：RW-016-1 报送进展：进度 85%'))
})
