import { card, icon, md } from '../build.ts'
import { example, section } from '../example.ts'

const FENCE = '```'
const rows = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `| 第 ${at + 1} 批 | ${(at + 2) * 17} | ${at % 2 === 0 ? '✅' : '—'} |`,
  ).join('\n')

export const markdown = section(
  'markdown',
  '富文本',
  'Markdown',
  example(
    '标题、段落与强调',
    'Headings, paragraphs, emphasis',
    card(
      md(
        '# 一级标题\n## 二级标题\n### 三级标题\n#### 四级标题\n##### 五级标题\n###### 六级标题\n\n正文里的**粗体**、*斜体*、***粗斜体***、~~删除线~~与`行内代码`。\n单个换行。\n\n空一行另起一段。',
      ),
    ),
  ),
  example(
    '列表与引用',
    'Lists and quotes',
    card(
      md(
        '- 会前准备\n    - 印发材料\n    - 调试设备\n- 会中记录\n\n1. 签到\n2. 通报\n    1. 上季度情况\n    2. 本季度安排\n3. 表决\n\n> 引用的一段话，\n> 可以有两行。',
      ),
    ),
  ),
  example(
    '代码块',
    'Code',
    card(
      md(
        `${FENCE}json\n{"total": 40, "closed": 12, "note": "a rather long line that does not fit into the card"}\n${FENCE}\n\n    四个空格缩进也是代码`,
      ),
    ),
  ),
  example(
    '表格',
    'A table',
    card(
      md(
        '| 事项 | 牵头部门 | 进度 |\n| :-- | :-: | --: |\n| 制度修订 | 办公室 | 80% |\n| 资产盘点 | 财务科 | **35%** |',
      ),
    ),
  ),
  example(
    '表格超过五行分页',
    'A table beyond five rows',
    card(md(`| 批次 | 数量 | 验收 |\n| --- | --- | --- |\n${rows(12)}`)),
  ),
  example(
    '链接',
    'Links',
    card(
      md(
        '[文字链接](https://example.com/doc)　<a href="https://example.com/a">超链接</a>　<a href="https://example.com/bare"></a>\n<link icon="chat_outlined" url="https://example.com/chat" pc_url="" ios_url="" android_url="">含图标的链接</link>\n[电话](tel://010-12345678)（仅移动端）',
      ),
    ),
  ),
  example(
    '提及与人员',
    'Mentions and people',
    card(
      md(
        '<at id=ou_lin></at> 请与 <at ids=ou_shen,ou_zhou></at> 对接，<at email=someone@example.com></at> 抄送，<at id=all></at>\n经办人 <person id="ou_he" show_name=true show_avatar=true style="normal"></person>　复核人 <person id="ou_tang" show_name=true show_avatar=true style="capsule"></person>　<person id="ou_nobody" show_name=true></person>',
      ),
    ),
  ),
  example(
    '彩色文字',
    'Coloured words',
    card(
      md(
        "<font color='red'>红</font> <font color='green'>绿</font> <font color='grey'>灰</font> <font color='blue'>蓝</font> <font color='orange'>橙</font> <font color='violet-600'>violet-600</font>\n<font color='red'>红色里有<font color='green'>绿色</font>和**粗体**，再回到红色</font>",
      ),
    ),
  ),
  example(
    '标签与数字角标',
    'Tags and number badges',
    card(
      md(
        [
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
        ]
          .map((color) => `<text_tag color='${color}'>${color}</text_tag>`)
          .join(' '),
      ),
      md(
        "默认角标 <number_tag>1</number_tag>　灰底角标 <number_tag background_color='grey' font_color='white' url='https://example.com/1' pc_url='https://example.com/1'>12</number_tag>　两位数 <number_tag background_color='red' font_color='white'>99</number_tag>",
      ),
    ),
  ),
  example(
    '国际化时间',
    'Local time',
    card(
      md(
        ['date_num', 'date_short', 'date', 'week', 'week_short', 'time', 'time_sec', 'timezone']
          .map(
            (type) =>
              `- ${type}：<local_datetime millisecond='1761296400000' format_type='${type}' link='https://example.com/when'></local_datetime>`,
          )
          .join('\n'),
      ),
    ),
  ),
  example(
    '表情、换行、分割线、图片与原文',
    'Emoji, breaks, dividers, pictures, raw text',
    card(
      md(
        '标准表情 😁🌞💼✅　平台表情 :OK: :DONE: :THUMBSUP:　未知表情 :NO_SUCH_EMOJI:\n第一行<br>第二行<br/>第三行\n\n<hr>\n\n![现场照片](img_hill)\n\n---\n\n<raw>**这里** <font color=red>不解析</font></raw>',
      ),
    ),
  ),
  example(
    '转义',
    'Escapes',
    card(
      md(
        '&#60;at id=all&#62;&#60;/at&#62; 不会提及任何人；&#42;&#42;不加粗&#42;&#42;；&#91;不是链接&#93;&#40;https&#58;&#47;&#47;example.com&#41;；a&#95;b&#95;c；&#96;不是代码&#96;；5 &sim; 8；&nbsp;&ensp;&emsp;空格；&#35; 不是标题；\\*反斜杠转义\\*',
      ),
    ),
  ),
  example(
    '字号、对齐、图标与外边距',
    'Size, alignment, icon, margin',
    card(
      md('**居中的大字**', { text_size: 'heading-2', text_align: 'center', element_id: 'big' }),
      md('右对齐的小字', { text_size: 'notation', text_align: 'right', margin: '0 0 8px 0' }),
      md('带图标的一段', { icon: icon('chat-forbidden_outlined', 'orange') }),
    ),
  ),
  example(
    '多语言',
    'Several languages',
    card(
      md('**周例会**改在周四下午。', {
        i18n_content: {
          zh_cn: '**周例会**改在周四下午。',
          en_us: 'The **weekly meeting** moves to Thursday afternoon.',
        },
      }),
    ),
  ),
)
