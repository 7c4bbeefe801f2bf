import type { Directory } from '../people/directory.ts'
import type { DigestFigures, LightCounts, ScopeFigures } from './figures.ts'

/** The official names of the figures (domain.md 3.9), in the order in which a digest prints them. */
const FIGURE_NAMES = {
  total: '问题总数',
  due: '应销',
  closed: '已销',
  dueClosed: '应销已销',
  onTimeClosed: '按期销号',
  inReview: '审核中',
  longTerm: '长期坚持',
  open: '未销号',
  overdue: '超期',
  reopenedOpen: '反弹重开',
  completionRate: '整改完成率',
  dueClosedRate: '应销销号率',
  onTimeRate: '按期销号率',
  overdueRate: '超期率',
} as const satisfies Partial<Record<keyof ScopeFigures, string>>

/** The lights in one character. */
const LIGHT_NAMES = {
  green: '绿',
  yellow: '黄',
  red: '红',
  grey: '审',
  blue: '蓝',
  closed: '销',
} as const satisfies Record<keyof LightCounts, string>

/** The figures of one scope under their official names; a rate without a denominator is null. */
export type NamedFigures = Readonly<
  Record<string, number | null | Readonly<Record<string, number>> | readonly string[]>
>

const byName = (figures: ScopeFigures): Record<string, number | null> => {
  const record: Record<string, number | null> = {}
  let name: keyof typeof FIGURE_NAMES
  for (name in FIGURE_NAMES) record[FIGURE_NAMES[name]] = figures[name]
  return record
}

const namedFigures = (figures: ScopeFigures): NamedFigures => ({
  ...byName(figures),
  灯: {
    [LIGHT_NAMES.green]: figures.lights.green,
    [LIGHT_NAMES.yellow]: figures.lights.yellow,
    [LIGHT_NAMES.red]: figures.lights.red,
    [LIGHT_NAMES.grey]: figures.lights.grey,
    [LIGHT_NAMES.blue]: figures.lights.blue,
    [LIGHT_NAMES.closed]: figures.lights.closed,
  },
  超期清单: figures.overdueCodes,
})

/** A digest as the command line prints it: 全区, and 分单位 by the units' short names (contract.md 3). */
export const digestJson = (
  figures: DigestFigures,
  directory: Directory,
): { readonly 全区: NamedFigures; readonly 分单位: Readonly<Record<string, NamedFigures>> } => ({
  全区: namedFigures(figures.all),
  分单位: Object.fromEntries(
    figures.byOrganisation.map((unit) => [
      directory.organisations.get(unit.organisation)?.short ?? unit.organisation,
      namedFigures(unit.figures),
    ]),
  ),
})
