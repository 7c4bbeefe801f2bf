import { button, callback, card, form, hr, larkMd, line, md, plain, submit, titled } from '../build.ts'
import { example, section } from '../example.ts'

const RTL = '\u202e倒置的文字\u2066隔离\u2069'
const ZALGO = 'h\u0300\u0301\u0302\u0303\u0304\u0305e\u0300\u0301\u0302\u0303'
const MEAN = `<script>alert(1)</script><img src=x onerror=alert(2)><at id=all></at>**粗** [链](javascript:alert(3)) ${RTL} ${ZALGO} 👩‍👩‍👧‍👦 "\\'`
const UNBROKEN = 'https://example.com/'.padEnd(400, 'averylongaddress')

export const hostile = section(
  'hostile',
  '恶意文本',
  'Hostile texts',
  example(
    '纯文本里什么都不解析',
    'Nothing is interpreted in plain text',
    titled(
      MEAN,
      'red',
      line(MEAN),
      button(MEAN.slice(0, 60)),
      form({ tag: 'input', name: 'a', label: plain(MEAN), default_value: MEAN }, submit(MEAN.slice(0, 20))),
    ),
  ),
  example(
    '富文本里不产生标签与脚本',
    'No elements and no scripts from markdown',
    card(
      md(MEAN),
      md(
        '[点我](javascript:alert(1)) [点我](data:text/html,x) <a href="javascript:alert(1)">点我</a> <link url="javascript:alert(1)">点我</link>',
      ),
      md(
        '<div onclick=alert(1)>块</div>\n\n<iframe src="https://example.com"></iframe>\n\n<style>*{display:none}</style>',
      ),
      md("<font color='red;background:url(https://example.com)'>颜色里夹带样式</font>"),
      { tag: 'div', text: larkMd(MEAN) },
    ),
  ),
  example(
    '不断行的长串',
    'A long run without a break',
    card(line(UNBROKEN), md(UNBROKEN), md(`\`${'0123456789'.repeat(30)}\``), button('x'.repeat(100))),
  ),
  example(
    '不成对的标记',
    'Marks that do not pair',
    card(
      md('<font color=red>没有关闭 **也没有 ~~还是没有 `一样'),
      md('</font></at></text_tag> 只有关闭 ]]] ((( ```'),
      md(`${'['.repeat(300)}${'*'.repeat(300)}${'<font>'.repeat(100)}`),
    ),
  ),
  example(
    '表格单元格与选项里的标记',
    'Marks in cells and options',
    card(
      {
        tag: 'table',
        columns: [
          { name: 'a', display_name: MEAN.slice(0, 40), data_type: 'text', width: '50%' },
          { name: 'b', display_name: '选项', data_type: 'options' },
        ],
        rows: [{ a: MEAN, b: [{ text: MEAN.slice(0, 30), color: 'no-such-colour' }] }],
      },
      {
        tag: 'select_static',
        options: [{ text: plain(MEAN), value: '<b>' }],
        behaviors: callback({ a: MEAN }),
        initial_option: '<b>',
      },
    ),
  ),
)

export const settled = section(
  'settled',
  '已了结的卡片',
  'Settled cards',
  example(
    '审批通过：没有按钮',
    'Approved: no buttons',
    titled(
      '差旅申请已通过',
      'green',
      md('**林晓** 于 10月24日 17:02 同意。'),
      hr,
      line('本卡片不再更新', { text_color: 'grey', text_size: 'notation' }),
    ),
  ),
  example(
    '失效：控件全部停用',
    'Void: every control disabled',
    titled(
      '报名已截止',
      'grey',
      {
        tag: 'select_static',
        options: [{ text: plain('上午场'), value: 'a' }],
        initial_option: 'a',
        disabled: true,
      },
      { tag: 'date_picker', initial_date: '2025-10-24', disabled: true },
      { tag: 'checker', text: plain('需要用餐'), checked: true, disabled: true },
      button('报名', { disabled: true, disabled_tips: plain('报名已截止') }),
    ),
  ),
)

export const audio = section(
  'audio',
  '语音',
  'Audio',
  example(
    '语音条与备用文字',
    'Voice with a fallback text',
    card(
      {
        tag: 'audio',
        file_key: 'file_voice',
        audio_id: 'voice',
        show_time: true,
        show_playback: true,
        fallback_text: plain('[语音] 会议摘要'),
        style: 'normal',
        width: 'auto',
      },
      {
        tag: 'audio',
        file_key: 'file_voice',
        style: 'compact',
        bg_color: 'grey',
        width: 'fill',
        element_id: 'compact',
        margin: '4px 0',
      },
    ),
  ),
)

const both = (zh: string, en: string) => ({ i18n_content: { zh_cn: zh, en_us: en } })

export const languages = section(
  'i18n',
  '多语言',
  'Languages',
  example('随页面语言切换', 'Follows the language of the page', {
    schema: '2.0',
    header: { title: plain('会议通知', both('会议通知', 'Meeting notice')), template: 'blue' },
    body: {
      elements: [
        line('周四下午三点', both('周四下午三点', 'Thursday, 3 p.m.')),
        md('地点：**301**', both('地点：**301**', 'Room **301**')),
        { ...button('参加'), text: plain('参加', both('参加', 'Attend')) },
        {
          tag: 'input',
          placeholder: plain('备注', both('备注', 'Note')),
          behaviors: callback({ field: 'note' }),
        },
      ],
    },
  }),
  example('只提供英文', 'English only', {
    schema: '2.0',
    config: { locales: ['en_us', 'ja_jp'] },
    body: {
      elements: [
        line('默认文字', {
          i18n_content: { zh_cn: '不会显示的中文', en_us: 'Shown in English', ja_jp: '日本語' },
        }),
      ],
    },
  }),
)

export const oldCards = section(
  'v1',
  '1.0 卡片',
  'Cards of version 1.0',
  example('正文、字段、按钮与备注', 'Text, fields, buttons, note', {
    config: { wide_screen_mode: true },
    header: { title: plain('请假审批'), template: 'orange' },
    elements: [
      { tag: 'div', text: larkMd('**唐诗雨** 申请年假 3 天') },
      {
        tag: 'div',
        fields: [
          { is_short: true, text: larkMd('**开始**\n10月27日') },
          { is_short: true, text: larkMd('**结束**\n10月29日') },
        ],
      },
      { tag: 'hr' },
      {
        tag: 'action',
        actions: [
          { tag: 'button', text: plain('同意'), type: 'primary', value: { agree: true } },
          { tag: 'button', text: plain('拒绝'), type: 'danger', value: { agree: false } },
        ],
      },
      { tag: 'note', elements: [plain('来自人事系统')] },
    ],
  }),
  example('图片与富文本', 'Picture and markdown', {
    elements: [
      { tag: 'markdown', content: '**现场照片** [原图](https://example.com/photo)' },
      { tag: 'img', img_key: 'img_sea', alt: plain('海岸线') },
    ],
  }),
)
