import type { Json } from '../../platform/json.ts'

export const chart = (chart_spec: Json, more: Json = {}): Json => ({ tag: 'chart', chart_spec, ...more })
export const title = (text: string) => ({ text })
const MONTHS = ['五月', '六月', '七月', '八月', '九月', '十月'] as const
export const trend = MONTHS.map((month, at) => ({ month, count: [8, 14, 11, 19, 23, 31][at] ?? 0 }))
const DONE = [9, 12, 10, 18, 21, 28]
export const both = MONTHS.flatMap((month, at) => [
  { month, kind: '受理', count: [12, 16, 15, 22, 26, 30][at] ?? 0 },
  { month, kind: '办结', count: DONE[at] ?? 0 },
])
export const parts = [
  { kind: '工程建设', count: 14 },
  { kind: '财务管理', count: 9 },
  { kind: '选人用人', count: 6 },
  { kind: '作风建设', count: 5 },
  { kind: '其他', count: 3 },
]
export const bottom = { visible: true, orient: 'bottom' }
export const pie = (more: Json): Json => ({
  type: 'pie',
  data: { values: parts },
  categoryField: 'kind',
  valueField: 'count',
  label: { visible: true },
  ...more,
})
export const bars = (more: Json): Json => ({
  type: 'bar',
  data: { values: both },
  xField: ['month', 'kind'],
  yField: 'count',
  seriesField: 'kind',
  legends: bottom,
  ...more,
})
