import type { Json } from '../../platform/json.ts'
import { callback, card, confirm, form, icon, plain, submit } from '../build.ts'
import { CAST } from '../cast.ts'
import { example, section } from '../example.ts'

const option = (value: string, more: Json = {}): Json => ({ text: plain(value), value, ...more })
const CITIES = [
  '北京',
  '上海',
  '广州',
  '深圳',
  '杭州',
  '成都',
  '武汉',
  '西安',
  '南京',
  '重庆',
  '天津',
  '苏州',
  '长沙',
  '青岛',
]
const one = (more: Json): Json => ({
  tag: 'select_static',
  placeholder: plain('请选择城市'),
  options: CITIES.map((city) => option(city)),
  behaviors: callback({ field: 'city' }),
  ...more,
})
const several = (more: Json): Json => ({
  tag: 'multi_select_static',
  name: 'cities',
  placeholder: plain('可多选'),
  options: CITIES.map((city) => option(city)),
  ...more,
})
const people = CAST.slice(0, 4).map(({ openId }) => ({ value: openId }))
const locked = { disabled: true, disabled_tips: plain('流程已结束') }

export const selectStatic = section(
  'select_static',
  '单选菜单',
  'Select',
  example('未选择', 'Nothing chosen', card(one({ width: 'default', element_id: 'city', margin: '0' }))),
  example(
    '预选',
    'A preset',
    card(one({ initial_option: '杭州' }), one({ initial_index: 3, width: 'fill' })),
  ),
  example('文字样式', 'Text style', card(one({ type: 'text', initial_option: '成都' }))),
  example(
    '选项带图标，选后确认',
    'Icons, and a question',
    card(
      one({
        type: 'default',
        width: '220px',
        options: [
          option('通过', { icon: icon('yes_outlined', 'green') }),
          option('退回', { icon: icon('no_outlined', 'red') }),
          option('转交', { icon: icon('forward_outlined', 'blue') }),
        ],
        confirm: confirm('确认处理结果？', '处理结果将通知申请人。'),
      }),
    ),
  ),
  example('停用', 'Disabled', card(one({ initial_option: '上海', ...locked }))),
  example(
    '表单内必选',
    'Required in a form',
    card(form(one({ name: 'city', required: true, behaviors: [] }), submit())),
  ),
)

export const multiSelectStatic = section(
  'multi_select_static',
  '多选菜单',
  'Multi-select',
  example(
    '未选择',
    'Nothing chosen',
    card(form(several({ required: true, width: 'fill', type: 'default' }), submit())),
  ),
  example(
    '预选多项',
    'Presets',
    card(form(several({ selected_values: ['北京', '深圳', '西安'] }), submit())),
  ),
  example(
    '全部选中',
    'All chosen',
    card(form(several({ selected_values: CITIES, element_id: 'all', margin: '0' }), submit())),
  ),
  example('停用', 'Disabled', card(form(several({ selected_values: ['广州'], ...locked }), submit()))),
  example(
    '带图标，选后确认',
    'Icons, and a question',
    card(
      form(
        several({
          options: [
            option('短信', { icon: icon('chat_outlined', 'blue') }),
            option('电话', { icon: icon('call_outlined') }),
          ],
          behaviors: callback({ field: 'channels' }),
          confirm: confirm('确认通知方式？', '将按所选方式通知。'),
        }),
        submit(),
      ),
    ),
  ),
)

export const selectPerson = section(
  'select_person',
  '人员单选',
  'Select a person',
  example(
    '指定候选人',
    'Among given people',
    card({
      tag: 'select_person',
      placeholder: plain('选择负责人'),
      options: people,
      behaviors: callback({ field: 'owner' }),
      element_id: 'owner',
      margin: '0',
    }),
  ),
  example(
    '预选',
    'A preset',
    card({
      tag: 'select_person',
      options: people,
      initial_option: 'ou_zhou',
      width: 'fill',
      behaviors: callback({ field: 'owner' }),
    }),
  ),
  example(
    '群内全部成员',
    'Anybody in the chat',
    card({
      tag: 'select_person',
      placeholder: plain('群成员'),
      type: 'text',
      behaviors: callback({ field: 'anybody' }),
      confirm: confirm('确认指定？', '将通知被指定人。'),
    }),
  ),
  example(
    '停用与表单内必选',
    'Disabled, and required in a form',
    card(
      { tag: 'select_person', options: people, initial_option: 'ou_lin', ...locked },
      form(
        {
          tag: 'select_person',
          name: 'owner',
          required: true,
          options: [{ value: 'ou_he', icon: icon('star_outlined', 'orange') }],
        },
        submit(),
      ),
    ),
  ),
)

export const multiSelectPerson = section(
  'multi_select_person',
  '人员多选',
  'Select people',
  example(
    '指定候选人',
    'Among given people',
    card(
      form(
        {
          tag: 'multi_select_person',
          name: 'guests',
          placeholder: plain('参会人'),
          options: people,
          required: true,
          element_id: 'guests',
          margin: '0',
        },
        submit(),
      ),
    ),
  ),
  example(
    '预选',
    'Presets',
    card(
      form(
        {
          tag: 'multi_select_person',
          name: 'guests',
          options: people,
          selected_values: ['ou_lin', 'ou_he'],
          width: 'fill',
          type: 'default',
        },
        submit(),
      ),
    ),
  ),
  example(
    '群内全部成员与停用',
    'Anybody in the chat, and disabled',
    card(
      form(
        {
          tag: 'multi_select_person',
          name: 'anybody',
          behaviors: callback({ field: 'guests' }),
          confirm: confirm('确认？', '将逐一通知。'),
        },
        {
          tag: 'multi_select_person',
          name: 'fixed',
          options: [{ value: 'ou_shen', icon: icon('star_outlined', 'orange') }],
          selected_values: ['ou_shen'],
          ...locked,
        },
        submit(),
      ),
    ),
  ),
)
