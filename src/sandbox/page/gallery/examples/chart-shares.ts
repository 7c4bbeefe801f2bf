import { card } from '../build.ts'
import { type Example, example } from '../example.ts'
import { bottom, chart, pie, title } from './chart-data.ts'

/** Charts of parts and shares. */
export const SHARES: readonly Example[] = [
  example(
    '饼图',
    'Pie',
    card(
      chart(
        pie({ title: title('类别占比'), outerRadius: 0.8, legends: { visible: true, orient: 'right' } }),
        { aspect_ratio: '4:3' },
      ),
    ),
  ),
  example(
    '环图',
    'Ring',
    card(chart(pie({ outerRadius: 0.7, innerRadius: 0.45, legends: bottom }), { aspect_ratio: '1:1' })),
  ),
  example(
    '雷达图',
    'Radar',
    card(
      chart(
        {
          type: 'radar',
          title: title('能力评估'),
          data: {
            values: ['计划', '执行', '协同', '质量', '时效'].flatMap((kind, at) => [
              { kind, of: '本期', count: [80, 65, 90, 72, 84][at] },
              { kind, of: '上期', count: [62, 70, 75, 66, 58][at] },
            ]),
          },
          categoryField: 'kind',
          valueField: 'count',
          seriesField: 'of',
          area: { visible: true },
          legends: bottom,
        },
        { aspect_ratio: '1:1' },
      ),
    ),
  ),
  example(
    '漏斗图',
    'Funnel',
    card(
      chart({
        type: 'funnel',
        title: title('办理漏斗'),
        data: {
          values: [
            { kind: '登记', count: 120 },
            { kind: '受理', count: 96 },
            { kind: '核实', count: 61 },
            { kind: '办结', count: 44 },
          ],
        },
        categoryField: 'kind',
        valueField: 'count',
        label: { visible: true },
      }),
    ),
  ),
  example(
    '词云',
    'Word cloud',
    card(
      chart({
        type: 'wordCloud',
        title: title('高频词'),
        data: {
          values: [
            '招标',
            '采购',
            '验收',
            '台账',
            '公示',
            '审批',
            '预算',
            '合同',
            '考勤',
            '接待',
            '用车',
            '培训',
            '档案',
            '印章',
            '资产',
          ].map((word, at) => ({ word, count: 60 - at * 3 })),
        },
        nameField: 'word',
        valueField: 'count',
        seriesField: 'word',
      }),
    ),
  ),
  example(
    '条形进度图',
    'Linear progress',
    card(
      chart(
        {
          type: 'linearProgress',
          title: title('单位进度'),
          data: {
            values: [
              { kind: '办公室', rate: 0.8 },
              { kind: '财务科', rate: 0.35 },
              { kind: '工程科', rate: 0.62 },
            ],
          },
          direction: 'horizontal',
          xField: 'rate',
          yField: 'kind',
          seriesField: 'kind',
          cornerRadius: 20,
          axes: [
            { orient: 'left', type: 'band', domainLine: { visible: false }, tick: { visible: false } },
            { orient: 'bottom', label: { visible: true }, visible: false },
          ],
        },
        { height: '220px' },
      ),
    ),
  ),
  example(
    '环形进度图',
    'Circular progress',
    card(
      chart(
        {
          type: 'circularProgress',
          title: title('销号率'),
          data: { values: [{ kind: '已销', rate: 0.55 }] },
          valueField: 'rate',
          categoryField: 'kind',
          seriesField: 'kind',
          radius: 0.8,
          innerRadius: 0.65,
          cornerRadius: 20,
          indicator: { visible: true, title: { style: { text: '55%' } } },
        },
        { aspect_ratio: '4:3' },
      ),
    ),
  ),
]
