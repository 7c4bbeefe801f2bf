import { button, card, hr, line, md, plain } from '../build.ts'
import { example, section } from '../example.ts'

const words = line('卡片的宽度由 width_mode 决定，窗口更窄时随窗口收窄。')

export const wholeCard = section(
  'card',
  '卡片全局',
  'Whole card',
  example('默认宽度 600', 'Default width of 600', {
    ...card(words),
    config: { width_mode: 'default', update_multi: true, enable_forward: true },
  }),
  example('紧凑宽度 400', 'Compact width of 400', {
    ...card(words),
    config: { width_mode: 'compact', enable_forward: false },
  }),
  example('撑满窗口', 'As wide as the window', {
    ...card(words),
    config: { width_mode: 'fill', enable_forward_interaction: true },
  }),
  example('整张卡片可点', 'The whole card is a link', {
    ...card(md('点击卡片任意处打开链接。'), button('按钮优先于卡片链接')),
    card_link: {
      url: 'https://example.com/notice',
      pc_url: 'https://example.com/notice?on=pc',
      ios_url: 'lark://msgcard/unsupported_action',
      android_url: 'https://m.example.com/notice',
    },
  }),
  example('自定义字号与颜色', 'Sizes and colours of its own', {
    ...card(
      line('桌面端一级标题，移动端四级标题', { text_size: 'title', text_color: 'brand' }),
      line('颜色随浅色、深色主题变化', { text_color: 'brand' }),
      md('<font color=brand>富文本中同样可用</font>', { text_size: 'foot' }),
    ),
    config: {
      style: {
        text_size: {
          title: { default: 'heading-1', pc: 'heading-1', mobile: 'heading-4' },
          foot: { default: 'notation' },
        },
        color: { brand: { light_mode: 'rgba(132,32,68,1)', dark_mode: 'rgba(255,166,194,1)' } },
      },
    },
  }),
  example('摘要与流式配置', 'Summary and streaming', {
    ...card(md('流式更新的卡片：文字逐步出现，会话列表里显示摘要。')),
    config: {
      summary: { content: '正在生成会议纪要', i18n_content: { en_us: 'Writing the minutes' } },
      streaming_mode: true,
      streaming_config: {
        print_frequency_ms: { default: 70, android: 70, ios: 60, pc: 50 },
        print_step: { default: 1, android: 1, ios: 2, pc: 2 },
        print_strategy: 'fast',
      },
      use_custom_translation: false,
    },
  }),
  example('正文横向排列', 'A body that runs across', {
    schema: '2.0',
    body: {
      direction: 'horizontal',
      padding: '16px 20px',
      horizontal_spacing: 'extra_large',
      horizontal_align: 'center',
      vertical_spacing: 'small',
      vertical_align: 'center',
      elements: [button('上一页'), line('第 2 页，共 5 页', { text_color: 'grey' }), button('下一页')],
    },
  }),
  example('正文间距与右对齐', 'Spacing, aligned right', {
    schema: '2.0',
    body: {
      direction: 'vertical',
      padding: '20px',
      vertical_spacing: '20px',
      horizontal_align: 'right',
      elements: [line('间距二十像素', {}, { width: 'auto' }), button('右对齐的按钮')],
    },
  }),
  example('没有标题', 'Without a header', card(md('只有正文的卡片。'), hr, md('分割线以下。'))),
  example('只有标题', 'A header alone', {
    schema: '2.0',
    header: { title: plain('只有标题的卡片'), template: 'wathet' },
  }),
)
