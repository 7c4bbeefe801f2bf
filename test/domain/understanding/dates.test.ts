import { describe, expect, it } from 'vitest'
import { localDate } from '../../../src/domain/kernel/time.ts'
import { datesIn } from '../../../src/domain/understanding/dates/dates.ts'
import { dayAtStart } from '../../../src/domain/understanding/day.ts'
import { normalise } from '../../../src/domain/understanding/normalise.ts'
import { calendar } from './grade.ts'

const days = (text: string, today = '2025-09-10') =>
  datesIn(normalise(text), [], { today: localDate(today), calendar })

describe('days, said on Wednesday 2025-09-10', () => {
  it.each([
    ['9月25号', '2025-09-25'],
    ['9.26上党组会', '2025-09-26'],
    ['9/25前', '2025-09-25'],
    ['2025-10-24', '2025-10-24'],
    ['2025年10月24日', '2025-10-24'],
    ['十月二十四日', '2025-10-24'],
    ['25号开标', '2025-09-25'],
    ['5号前', '2025-10-05'],
    ['本月25日', '2025-09-25'],
    ['下月10号', '2025-10-10'],
    ['月底', '2025-09-30'],
    ['下月底', '2025-10-31'],
    ['十月底', '2025-10-31'],
    ['年底前', '2025-12-31'],
    ['三季度末', '2025-09-30'],
    ['明年一季度末', '2026-03-31'],
    ['10月上旬', '2025-10-10'],
    ['本月中旬', '2025-09-20'],
    ['下旬', '2025-09-30'],
    ['月中', '2025-09-15'],
    ['国庆节前', '2025-09-30'],
    ['中秋前', '2025-09-30'],
    ['节后第一个工作日', '2025-10-09'],
    ['国庆后', '2025-10-09'],
    ['元旦前', '2025-12-31'],
    ['春节前', '2026-02-14'],
    ['两周内', '2025-09-24'],
    ['3天内', '2025-09-13'],
    ['十个工作日内', '2025-09-24'],
    ['半个月内', '2025-09-25'],
    ['一个月后', '2025-10-10'],
    ['本周五', '2025-09-12'],
    ['礼拜五', '2025-09-12'],
    ['周一', '2025-09-15'],
    ['下周三', '2025-09-17'],
    ['下下周一', '2025-09-22'],
    ['明天', '2025-09-11'],
    ['大后天', '2025-09-13'],
    ['今晚', '2025-09-10'],
  ])('%s is %s', (text, day) => expect(days(text).map((each) => each.day)).toEqual([day]))

  it('knows the working days of domain.md 3.7', () => {
    expect(days('5个工作日内', '2025-09-26')[0]?.day).toBe('2025-10-10')
    expect(days('1月15日前', '2025-12-20')[0]?.day).toBe('2026-01-15')
  })

  it.each(['上周五开了会', '昨天', '9月3日已报', '前天', '去年'])('%s is past', (text) =>
    expect(days(text).every(({ past }) => past)).toBe(true),
  )

  it.each([
    '2.76万元',
    '12:30',
    '12号楼',
    '地铁2号线',
    '3号会议室',
    '12号令',
    '1号机',
    '第3.2条',
    '60-70%',
    '12号窗口',
  ])('%s is no day', (text) => expect(days(text)).toEqual([]))
})

const atStart = (text: string) => dayAtStart(normalise(text), { today: localDate('2025-09-10'), calendar })

describe('days of commands', () => {
  it.each([
    '下周五',
    '10月24日',
    '10.24',
    '10/24',
    '2025-10-24',
    '月底',
    '国庆节前',
    '10个工作日内',
    '两周内',
    '25号',
    '明天',
    '节后第一个工作日',
  ])('%s is the same day as in a message', (words) => {
    expect(atStart(`${words} 资料未到`)).toEqual({ day: days(words)[0]?.day, given: words, rest: '资料未到' })
  })

  it.each([
    ['10-31 资料未到', '2025-10-31', '资料未到'],
    ['today', '2025-09-10', ''],
    ['tomorrow', '2025-09-11', ''],
    ['昨天 开了会', '2025-09-09', '开了会'],
    ['前天', '2025-09-08', ''],
    ['上周五', '2025-09-05', ''],
    ['10月31日前，资料未到', '2025-10-31', '，资料未到'],
  ])('%s', (text, day, rest) => expect(atStart(text)).toMatchObject({ day, rest: normalise(rest) }))

  it.each(['2025-02-30', '2月30日', '13-45', '前几天', '上周', '尽快'])('%s is no day', (text) =>
    expect(atStart(`${text} 理由`)).toMatchObject({ day: undefined, given: text, rest: '理由' }),
  )
})
