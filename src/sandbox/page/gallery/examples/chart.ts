import { card } from '../build.ts'
import { example, section } from '../example.ts'
import { bars, bottom, chart, pie } from './chart-data.ts'
import { SERIES } from './chart-series.ts'
import { SHARES } from './chart-shares.ts'

const THEMES = ['brand', 'rainbow', 'complementary', 'converse', 'primary'] as const

export const charts = section(
  'chart',
  '图表',
  'Chart',
  ...SERIES,
  ...SHARES,
  ...THEMES.map((color_theme) =>
    example(
      `配色 ${color_theme}`,
      `Colours ${color_theme}`,
      card(chart(pie({ legends: bottom }), { color_theme, aspect_ratio: '16:9' })),
    ),
  ),
  example(
    '宽高比 2:1 与固定高度',
    'Ratio 2:1 and a fixed height',
    card(
      chart(bars({}), { aspect_ratio: '2:1', height: 'auto', preview: true }),
      chart(bars({ stack: true, xField: 'month' }), {
        height: '180px',
        preview: false,
        element_id: 'fixed',
        margin: '8px 0',
      }),
    ),
  ),
)
