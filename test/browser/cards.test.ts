import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { card, press, sees } from './hands.ts'
import { GROUP, put, withCard } from './put-card.ts'
import { axe } from './stage.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })
const calls = (value: object) => [{ type: 'callback', value }]
const cardOf = (title: string, elements: readonly object[]) => ({
  schema: '2.0',
  header: { title: plain(title), template: 'blue' },
  body: { elements },
})

const form = {
  tag: 'form',
  name: 'form',
  elements: [
    {
      tag: 'input',
      name: 'note',
      label: plain('落实情况'),
      required: true,
      input_type: 'multiline_text',
      max_length: 20,
    },
    {
      tag: 'select_static',
      name: 'kind',
      placeholder: plain('整改类别'),
      required: true,
      options: ['立行立改', '限期整改'].map((words, index) => ({ text: plain(words), value: `${index}` })),
    },
    { tag: 'multi_select_person', name: 'helpers', placeholder: plain('协办人') },
    { tag: 'date_picker', name: 'day', placeholder: plain('整改时限'), initial_date: '2025-10-31' },
    { tag: 'checker', name: 'sure', text: plain('材料属实') },
    {
      tag: 'button',
      name: 'submit',
      text: plain('提交'),
      type: 'primary_filled',
      form_action_type: 'submit',
      behaviors: calls({ do: 'x' }),
      confirm: { title: plain('确认提交？'), text: plain('提交后不能修改。') },
    },
    { tag: 'button', name: 'reset', text: plain('重置'), form_action_type: 'reset' },
  ],
}

/** What the client sent when something was used; it is answered after a moment. */
async function clicks(page: Page): Promise<unknown[]> {
  const heard: unknown[] = []
  await page.route('**/_control/click', async (route) => {
    heard.push(z.looseObject({ path: z.string() }).parse(route.request().postDataJSON()))
    await new Promise((resolve) => setTimeout(resolve, 300))
    await route.fulfill({ json: { sent: true, code: 0, cardReplaced: false } })
  })
  return heard
}

it('sends a form filled with the keyboard once, after what is missing and the question', async () => {
  const { page } = await withCard(cardOf('销号申请', [form]))
  const heard = await clicks(page)
  const drawn = card(page, '销号申请')
  await press(drawn, '提交')
  const note = drawn.getByRole('textbox', { name: /落实情况/ })
  await expect.poll(() => note.evaluate('document.activeElement?.tagName')).toBe('TEXTAREA')
  expect(await drawn.getByText('此项为必填项').count()).toBe(2)
  await axe(page)
  await page.keyboard.type('已完成整改并公示，接受群众监督，欢迎批评指正')
  expect(await note.inputValue()).toHaveLength(20)

  await drawn.getByRole('combobox', { name: '整改类别' }).press('ArrowDown')
  await sees(page.getByRole('option', { name: '限期整改' }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await drawn.getByRole('combobox', { name: '协办人' }).click()
  await page.getByRole('combobox', { name: '搜索' }).fill('池向')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await drawn.getByRole('button', { name: '打开日历' }).click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await drawn.getByRole('checkbox', { name: '材料属实' }).press(' ')

  await press(drawn, '提交')
  await sees(page.getByRole('dialog', { name: '确认提交？' }))
  await page.keyboard.press('Escape')
  expect(heard).toEqual([])
  await press(drawn, '提交')
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await drawn.getByRole('button', { name: '提交' }).click({ force: true })
  await expect.poll(() => drawn.locator('[aria-busy=true]').count()).toBe(0)
  expect(heard).toMatchObject([
    {
      path: 'body.elements[0].elements[5]',
      form: {
        note: '已完成整改并公示，接受群众监督，欢迎批评',
        kind: '1',
        helpers: [expect.stringMatching(/^ou_/)],
        day: '2025-11-01',
        sure: true,
      },
    },
  ])
  await press(drawn, '重置')
  await expect.poll(() => note.inputValue()).toBe('')
})

it('keeps what is half written while others speak, and starts anew with another card', async () => {
  const { stage, page } = await withCard(cardOf('销号申请', [form]))
  const note = card(page, '销号申请').getByRole('textbox', { name: /落实情况/ })
  await note.fill('写到一半')
  stage.emulator.people.say({ by: '池向晚', chat: stage.chatId(GROUP), text: '插一句' })
  await sees(page.getByText('插一句').last())
  expect(await note.inputValue()).toBe('写到一半')
  put(stage, cardOf('已办结', [{ tag: 'markdown', content: '**已销号**' }]))
  await sees(card(page, '已办结').getByText('已销号'))
  expect(await page.getByRole('textbox', { name: /落实情况/ }).count()).toBe(0)
})

it('tells the app at once what is used outside a form', async () => {
  const options = ['甲', '乙'].map((words) => ({ text: plain(words), value: words }))
  const { page } = await withCard(
    cardOf('各项', [
      { tag: 'input', placeholder: plain('一句话'), behaviors: calls({}) },
      { tag: 'select_static', placeholder: plain('选一个'), options, behaviors: calls({}) },
      { tag: 'picker_time', placeholder: plain('几点'), behaviors: calls({}) },
      { tag: 'checker', text: plain('办结'), behaviors: calls({}) },
      { tag: 'overflow', options, behaviors: calls({}) },
      {
        tag: 'interactive_container',
        behaviors: calls({}),
        elements: [
          { tag: 'markdown', content: '整块可点' },
          { tag: 'button', text: plain('里面的'), behaviors: calls({}) },
        ],
      },
    ]),
  )
  const heard = await clicks(page)
  const drawn = card(page, '各项')
  const answered = (count: number) =>
    expect
      .poll(async () => [heard.length, await drawn.locator('[aria-busy=true], [data-busy=true]').count()])
      .toEqual([count, 0])
  await drawn.getByRole('textbox', { name: '一句话' }).fill('你好')
  await page.keyboard.press('Enter')
  await answered(1)
  await drawn.getByRole('combobox', { name: '选一个' }).click()
  await page.getByRole('option', { name: '乙' }).click()
  await answered(2)
  await drawn.getByRole('textbox', { name: '几点' }).fill('9:05')
  await page.keyboard.press('Enter')
  await answered(3)
  await drawn.getByText('办结').click()
  await answered(4)
  await press(drawn, '更多选项')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await answered(5)
  await press(drawn, '里面的')
  await answered(6)
  await press(drawn, '整块可点')
  await answered(7)
  expect(heard).toMatchObject([
    { path: 'body.elements[0]', input: '你好' },
    { path: 'body.elements[1]', option: '乙' },
    { path: 'body.elements[2]', option: '09:05' },
    { path: 'body.elements[3]', checked: true },
    { path: 'body.elements[4]', option: '乙' },
    { path: 'body.elements[5].elements[1]' },
    { path: 'body.elements[5]' },
  ])
})

it('draws charts in both themes, with their data in words, and says why one cannot be drawn', async () => {
  const values = ['甲', '乙'].map((unit, index) => ({ unit, count: index + 2 }))
  const spec = { type: 'bar', title: { text: '灯色' }, data: [{ values }], xField: 'unit', yField: 'count' }
  const { page } = await withCard(
    cardOf('图', [
      { tag: 'chart', chart_spec: spec },
      { tag: 'chart', height: '100px', chart_spec: { type: 'no-such-chart', data: [] } },
    ]),
  )
  await sees(card(page, '图').locator('canvas').first())
  await sees(page.getByRole('alert').getByText('图表无法显示'))
  expect(await card(page, '图').getByRole('cell').allTextContents()).toEqual([
    'unit',
    'count',
    '甲',
    '2',
    '乙',
    '3',
  ])
  await page.evaluate("document.documentElement.dataset.theme = 'dark'")
  await expect.poll(() => card(page, '图').locator('canvas').count()).toBeGreaterThan(0)
  await press(card(page, '图'), '查看大图 灯色')
  await sees(page.getByRole('dialog', { name: '灯色' }).locator('canvas'))
  await axe(page)
})

it('shows tables page by page, and wide ones sideways by keyboard', async () => {
  const columns = ['a', 'b', 'c', 'd'].map((name) => ({
    name,
    display_name: name,
    data_type: 'text',
    width: '240px',
  }))
  const rows = [1, 2, 3].map((row) => ({ a: `第${row}行` }))
  const { page } = await withCard(cardOf('表', [{ tag: 'table', page_size: 2, columns, rows }]))
  const drawn = card(page, '表')
  await sees(drawn.getByText('第2行'))
  await press(drawn, '下一页')
  await sees(drawn.getByText('第3行'))
  expect(await drawn.getByText('第1行').count()).toBe(0)
  expect(await drawn.getByRole('region', { name: /^表格/ }).getAttribute('tabindex')).toBe('0')
})
