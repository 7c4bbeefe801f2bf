import type { Both, Section } from '../example.ts'
import { buttons } from './buttons.ts'
import { charts } from './chart.ts'
import { columnSet } from './columns.ts'
import { collapsiblePanel, interactiveContainer } from './containers.ts'
import { datePicker, datetimePicker, timePicker } from './dates.ts'
import { forms, inputs } from './entries.ts'
import { header } from './header.ts'
import { malformed } from './malformed.ts'
import { markdown } from './markdown.ts'
import { audio, hostile, languages, oldCards, settled } from './odd.ts'
import { onePerson, personList } from './people.ts'
import { checker, overflow, selectImg } from './picks.ts'
import { img, imgCombination } from './pictures.ts'
import { multiSelectPerson, multiSelectStatic, selectPerson, selectStatic } from './selects.ts'
import { tables } from './table.ts'
import { div, rule } from './text.ts'
import { wholeCard } from './whole-card.ts'

/** All examples, in the order in which the platform's documentation has the components. */
export const EXAMPLES: readonly { readonly title: Both; readonly sections: readonly Section[] }[] = [
  { title: { zh: '卡片', en: 'Card' }, sections: [wholeCard, header, languages, settled, oldCards] },
  {
    title: { zh: '展示组件', en: 'Display' },
    sections: [markdown, div, img, imgCombination, onePerson, personList, charts, tables, rule, audio],
  },
  {
    title: { zh: '容器组件', en: 'Containers' },
    sections: [columnSet, forms, interactiveContainer, collapsiblePanel],
  },
  {
    title: { zh: '交互组件', en: 'Interaction' },
    sections: [
      buttons,
      inputs,
      selectStatic,
      multiSelectStatic,
      selectPerson,
      multiSelectPerson,
      datePicker,
      timePicker,
      datetimePicker,
      selectImg,
      overflow,
      checker,
    ],
  },
  { title: { zh: '异常情形', en: 'Bad input' }, sections: [hostile, malformed] },
]
