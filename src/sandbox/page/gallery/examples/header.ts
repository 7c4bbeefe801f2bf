import { card, icon, larkMd, line, md, plain } from '../build.ts'
import { example, section } from '../example.ts'

const TEMPLATES = [
  ['blue', '蓝'],
  ['wathet', '天蓝'],
  ['turquoise', '青绿'],
  ['green', '绿：完成、成功'],
  ['yellow', '黄'],
  ['orange', '橙：警示'],
  ['red', '红：错误、异常'],
  ['carmine', '洋红'],
  ['violet', '紫罗兰'],
  ['purple', '紫'],
  ['indigo', '靛青'],
  ['grey', '灰：失效'],
  ['default', '默认'],
] as const

const TAG_COLOURS = [
  'neutral',
  'blue',
  'turquoise',
  'lime',
  'orange',
  'violet',
  'indigo',
  'wathet',
  'green',
  'yellow',
  'red',
  'purple',
  'carmine',
] as const

const tag = (content: string, color: string, more = {}) => ({
  tag: 'text_tag',
  text: plain(content),
  color,
  ...more,
})
const headed = (header: object, ...elements: readonly object[]) => ({
  ...card(...elements.map((each) => ({ ...each }))),
  header,
})
const threes = Array.from({ length: Math.ceil(TAG_COLOURS.length / 3) }, (_, at) =>
  TAG_COLOURS.slice(at * 3, at * 3 + 3),
)

export const header = section(
  'header',
  '标题',
  'Header',
  example(
    '主副标题、图标与标签',
    'Title, subtitle, icon and tags',
    headed(
      {
        title: plain('三季度设备采购评审'),
        subtitle: plain('采购中心 · 第 7 次会议'),
        template: 'blue',
        icon: icon('approval_outlined', 'blue'),
        padding: '12px 12px 12px 16px',
        text_tag_list: [
          tag('待评审', 'orange', { element_id: 'stage' }),
          tag('限时', 'red'),
          tag('A 类', 'neutral'),
        ],
      },
      line('评审材料已经上传，请各位评委于会前审阅。'),
    ),
  ),
  example(
    '标题使用 lark_md 与自定义图标',
    'A title in lark_md with a picture as icon',
    headed(
      {
        title: larkMd('**本周之星** :THUMBSUP:'),
        subtitle: larkMd('由*全体同事*投票选出'),
        template: 'violet',
        icon: { tag: 'custom_icon', img_key: 'img_square' },
      },
      md('恭喜 <at id=ou_lin></at> 连续两周获选。'),
    ),
  ),
  example(
    '多语言标签',
    'Tags in several languages',
    headed(
      {
        title: plain('门禁系统升级', { i18n_content: { en_us: 'Access control upgrade' } }),
        template: 'turquoise',
        i18n_text_tag_list: {
          zh_cn: [tag('进行中', 'turquoise')],
          en_us: [tag('In progress', 'turquoise'), tag('IT', 'neutral')],
        },
      },
      line('升级期间请使用实体卡。', { i18n_content: { en_us: 'Please use your badge meanwhile.' } }),
    ),
  ),
  example(
    '超长标题',
    'A very long title',
    headed(
      {
        title: plain(
          '关于进一步规范办公用房、公务用车、公务接待和会议培训等方面经费支出审批流程并建立按月通报机制的通知（征求意见稿）',
        ),
        subtitle: plain('主标题最多四行，副标题最多一行，超出部分以省略号结束，这一句就是用来超出一行的。'),
        template: 'indigo',
        text_tag_list: [tag('征求意见', 'indigo')],
      },
      line('请于本周五前反馈意见。'),
    ),
  ),
  ...TEMPLATES.map(([template, name], at) =>
    example(
      `主题色 ${template}`,
      `Template ${template}`,
      headed(
        {
          title: plain(name),
          subtitle: plain(template),
          template,
          icon: icon('bell_outlined', template === 'default' ? 'grey' : template),
          text_tag_list: (threes[at % threes.length] ?? []).map((color) => tag(color, color)),
        },
        line('标题主题决定底色与文字颜色。'),
      ),
    ),
  ),
)
