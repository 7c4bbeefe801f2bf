import { card } from '../build.ts'
import { type Example, example } from '../example.ts'
import { bars, both, bottom, chart, parts, title, trend } from './chart-data.ts'

/** Charts with axes. */
export const SERIES: readonly Example[] = [
  example(
    '折线图',
    'Line',
    card(
      chart({
        type: 'line',
        title: title('每月新增'),
        data: { values: trend },
        xField: 'month',
        yField: 'count',
      }),
    ),
  ),
  example(
    '面积图',
    'Area',
    card(
      chart({
        type: 'area',
        title: title('累计受理'),
        data: { values: both },
        xField: 'month',
        yField: 'count',
        seriesField: 'kind',
        legends: bottom,
      }),
    ),
  ),
  example('柱状图', 'Bar', card(chart(bars({ title: title('受理与办结') })))),
  example('堆叠柱状图', 'Stacked bars', card(chart(bars({ xField: 'month', stack: true })))),
  example(
    '条形图',
    'Horizontal bars',
    card(
      chart({
        type: 'bar',
        title: title('问题类别'),
        data: { values: parts },
        direction: 'horizontal',
        xField: 'count',
        yField: 'kind',
        label: { visible: true },
      }),
    ),
  ),
  example(
    '散点图',
    'Scatter',
    card(
      chart({
        type: 'scatter',
        title: title('金额与用时'),
        data: {
          values: Array.from({ length: 40 }, (_, at) => ({
            cost: (at * 37) % 90,
            days: 5 + ((at * 53) % 41),
            kind: at % 2 === 0 ? '工程' : '采购',
          })),
        },
        xField: 'cost',
        yField: 'days',
        seriesField: 'kind',
        axes: [
          { orient: 'bottom', type: 'linear' },
          { orient: 'left', type: 'linear' },
        ],
        legends: bottom,
      }),
    ),
  ),
  example(
    '组合图',
    'Combined',
    card(
      chart({
        type: 'common',
        title: title('数量与完成率'),
        data: [
          { id: 'bars', values: trend },
          { id: 'rate', values: trend.map(({ month, count }) => ({ month, rate: Math.round(count * 2.6) })) },
        ],
        series: [
          { type: 'bar', dataId: 'bars', xField: 'month', yField: 'count' },
          { type: 'line', dataId: 'rate', xField: 'month', yField: 'rate' },
        ],
        axes: [
          { orient: 'bottom' },
          { orient: 'left', seriesIndex: [0] },
          { orient: 'right', seriesIndex: [1] },
        ],
      }),
    ),
  ),
]
