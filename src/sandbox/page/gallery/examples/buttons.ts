import { button, callback, card, confirm, icon, md, opens, plain, row } from '../build.ts'
import { example, section } from '../example.ts'

const TYPES = [
  'default',
  'primary',
  'danger',
  'text',
  'primary_text',
  'danger_text',
  'primary_filled',
  'danger_filled',
  'laser',
] as const

export const buttons = section(
  'button',
  '按钮',
  'Button',
  example('类型', 'Types', card(row(...TYPES.map((type) => button(type, { type }))))),
  example(
    '停用的各类型',
    'Types, disabled',
    card(
      row(
        ...TYPES.map((type) =>
          button(type, { type, disabled: true, disabled_tips: plain('审批中，暂不可用') }),
        ),
      ),
    ),
  ),
  example(
    '尺寸',
    'Sizes',
    card(
      row(
        ...(['tiny', 'small', 'medium', 'large'] as const).map((size) =>
          button(size, { size, type: 'primary' }),
        ),
      ),
    ),
  ),
  example(
    '宽度',
    'Widths',
    card(
      button('默认宽度', { width: 'default' }),
      button('固定 240 像素', { width: '240px' }),
      button('撑满', { width: 'fill', type: 'primary_filled', element_id: 'filling', margin: '4px 0 0 0' }),
    ),
  ),
  example(
    '图标与悬浮提示',
    'Icons and tips',
    card(
      row(
        button('下载', { icon: icon('download_outlined'), hover_tips: plain('下载为表格文件') }),
        button('删除', { type: 'danger', icon: icon('delete-trash_outlined', 'red') }),
        {
          tag: 'button',
          icon: icon('more_outlined', 'grey-500'),
          hover_tips: plain('更多'),
          behaviors: callback({ more: true }),
        },
        button('图片图标', { icon: { tag: 'custom_icon', img_key: 'img_square' } }),
      ),
    ),
  ),
  example(
    '打开链接',
    'Opens a link',
    card(
      row(
        button('查看原文', { type: 'primary', behaviors: opens('https://example.com/original') }),
        button('桌面端专用', {
          behaviors: [
            {
              type: 'open_url',
              default_url: 'https://example.com/any',
              pc_url: 'https://example.com/pc',
              ios_url: 'lark://msgcard/unsupported_action',
              android_url: 'lark://msgcard/unsupported_action',
            },
            ...callback({ also: 'told' }),
          ],
        }),
      ),
    ),
  ),
  example(
    '先确认再提交',
    'Asks before it acts',
    card(
      button('撤回申请', {
        type: 'danger',
        confirm: confirm('确认撤回？', '撤回后须重新提交，已收到的意见不再保留。'),
      }),
    ),
  ),
  example(
    '回传字符串',
    'A string as value',
    card(button('签到', { behaviors: [{ type: 'callback', value: 'signed-in' }], name: 'sign_in' })),
  ),
  example(
    '一百字的按钮',
    'A hundred characters',
    card(button('同意上述安排并已知悉相关要求'.repeat(7)), md('按钮文字最多一百个字符。')),
  ),
)
