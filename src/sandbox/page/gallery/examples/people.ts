import { card, icon, line } from '../build.ts'
import { CAST } from '../cast.ts'
import { example, section } from '../example.ts'

const SIZES = ['extra_small', 'small', 'medium', 'large'] as const
const note = (words: string) => line(words, { text_size: 'notation', text_color: 'grey' })
const person = (more: object) => ({ tag: 'person', user_id: 'ou_lin', ...more })
const list = (more: object, count = 3) => ({
  tag: 'person_list',
  persons: CAST.slice(0, count).map(({ openId }) => ({ id: openId })),
  ...more,
})

export const onePerson = section(
  'person',
  '人员',
  'Person',
  ...(['normal', 'capsule'] as const).map((style) =>
    example(
      style === 'normal' ? '普通样式' : '胶囊样式',
      style === 'normal' ? 'Normal' : 'Capsule',
      card(...SIZES.map((size) => person({ size, style, show_name: true, show_avatar: true }))),
    ),
  ),
  example(
    '只有头像、只有姓名',
    'Picture only, name only',
    card(
      note('只有头像（默认）'),
      person({}),
      note('只有姓名'),
      person({ show_avatar: false, show_name: true }),
    ),
  ),
  example(
    '未知用户',
    'Unknown person',
    card(person({ user_id: 'ou_nobody', show_name: true, margin: '0 0 0 8px' })),
  ),
)

export const personList = section(
  'person_list',
  '人员列表',
  'People',
  example('仅姓名', 'Names only', card(list({ show_name: true, show_avatar: false, margin: '0' }))),
  ...SIZES.map((size) =>
    example(
      `头像与姓名 ${size}`,
      `Pictures and names, ${size}`,
      card(list({ show_name: true, show_avatar: true, size })),
    ),
  ),
  example(
    '只有头像时叠放',
    'Pictures only overlap',
    card(list({ show_name: false, show_avatar: true, size: 'medium' }, 6)),
  ),
  example(
    '一行为限，前缀图标',
    'One line at most, with an icon',
    card(
      list(
        { show_name: true, show_avatar: true, size: 'small', lines: 1, icon: icon('group_outlined', 'blue') },
        6,
      ),
    ),
  ),
  example(
    '忽略无效人员',
    'Invalid people are left out',
    card({
      ...list({ show_name: true, show_avatar: true, drop_invalid_user_id: true }),
      persons: [{ id: 'ou_lin' }, { id: 'ou_nobody' }],
      ud_icon: { token: 'group_outlined', style: { color: 'red' } },
    }),
  ),
)
