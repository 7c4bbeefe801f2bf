import type { Json } from '../../platform/json.ts'
import { button, callback, card, confirm, form, plain, row, shares, submit } from '../build.ts'
import { example, section } from '../example.ts'

const input = (name: string, label: string, more: Json = {}): Json => ({
  tag: 'input',
  name,
  label: plain(label),
  ...more,
})
const many = { input_type: 'multiline_text' }

export const inputs = section(
  'input',
  '输入框',
  'Input',
  example(
    '单独使用，回车即提交',
    'On its own: Enter sends',
    card({
      tag: 'input',
      placeholder: plain('请输入处理意见'),
      behaviors: callback({ field: 'opinion' }),
      width: 'fill',
      element_id: 'opinion',
      margin: '0',
    }),
  ),
  example(
    '标签位置',
    'Where the label stands',
    card(
      form(
        input('above', '标签在上方', { label_position: 'top' }),
        input('beside', '标签在左侧', { label_position: 'left' }),
        submit(),
      ),
    ),
  ),
  example(
    '多行文字',
    'Several lines',
    card(
      form(
        input('fixed', '固定三行', { ...many, rows: 3, placeholder: plain('最多二百字'), max_length: 200 }),
        input('growing', '随内容增高', {
          ...many,
          rows: 2,
          auto_resize: true,
          max_rows: 6,
          default_value: '第一行\n第二行\n第三行',
          width: 'fill',
        }),
        submit(),
      ),
    ),
  ),
  example(
    '密码',
    'Password',
    card(
      form(
        input('pin', '口令', { input_type: 'password', show_icon: true }),
        input('bare', '口令（无图标）', { input_type: 'password', show_icon: false }),
        submit('验证'),
      ),
    ),
  ),
  example(
    '字数上限',
    'Length limit',
    card(
      form(
        input('short', '不超过十个字', { max_length: 10, default_value: '一二三四五六七八九十' }),
        submit(),
      ),
    ),
  ),
  example(
    '宽度',
    'Widths',
    card(
      form(
        input('usual', '默认', { width: 'default' }),
        input('narrow', '固定', { width: '180px' }),
        input('full', '撑满', { width: 'fill' }),
        submit(),
      ),
    ),
  ),
  example(
    '停用',
    'Disabled',
    card(
      form(
        input('locked', '经办人意见', {
          default_value: '已核实，建议通过',
          disabled: true,
          disabled_tips: plain('已提交，不可更改'),
          input_type: 'text',
        }),
        submit(),
      ),
    ),
  ),
  example(
    '历史回传参数与确认',
    'Legacy value and a question',
    card(
      input('legacy', '回传参数', {
        value: { from: 'legacy' },
        behaviors: callback({ from: 'behaviors' }),
        confirm: confirm('确认提交？', '提交后将通知全部成员。'),
      }),
    ),
  ),
)

export const forms = section(
  'form',
  '表单容器',
  'Form',
  example(
    '必填、重置与确认',
    'Required fields, reset, question',
    card({
      ...form(
        input('reason', '延期理由', {
          ...many,
          required: true,
          rows: 3,
          placeholder: plain('请说明延期理由'),
        }),
        { tag: 'date_picker', name: 'until', required: true, placeholder: plain('延期至') },
        { tag: 'select_person', name: 'reviewer', placeholder: plain('审批人'), required: true },
        row(
          submit('提交', { confirm: confirm('提交延期申请？', '提交后由审批人处理。') }),
          button('重置', { name: 'reset', form_action_type: 'reset', behaviors: [] }),
          { ...button('暂存', { name: 'keep' }), required: false },
        ),
      ),
      element_id: 'extension',
      margin: '0',
    }),
  ),
  example(
    '各类表单项',
    'Every kind of field',
    card(
      form(
        shares([
          [input('title', '标题', { required: true })],
          [{ tag: 'picker_time', name: 'at', placeholder: plain('开始时间') }],
        ]),
        {
          tag: 'multi_select_static',
          name: 'rooms',
          placeholder: plain('会议室'),
          options: ['301', '302', '415'].map((room) => ({ text: plain(room), value: room })),
        },
        { tag: 'multi_select_person', name: 'guests', placeholder: plain('参会人') },
        { tag: 'checker', name: 'minutes', text: plain('会后发送纪要'), checked: true },
        submit('创建会议'),
      ),
    ),
  ),
  example(
    '布局与间距',
    'Layout and spacing',
    card({
      ...form(input('a', '甲'), input('b', '乙'), submit()),
      direction: 'vertical',
      padding: '12px 16px',
      vertical_spacing: '16px',
      horizontal_spacing: '8px',
      horizontal_align: 'left',
      vertical_align: 'top',
    }),
  ),
)
