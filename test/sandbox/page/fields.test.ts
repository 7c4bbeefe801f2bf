import { describe, expect, it } from 'vitest'
import {
  daysOn,
  isDay,
  isDayTime,
  isTime,
  localMoment,
  monthsOn,
  tidied,
  weeksAround,
} from '../../../src/sandbox/page/card/field/days.ts'
import { type FormField, FormState } from '../../../src/sandbox/page/card/field/form-state.ts'
import {
  allChosen,
  choicesOf,
  firstChosen,
  matching,
  stepped,
  toggled,
} from '../../../src/sandbox/page/card/field/options.ts'

describe('a form', () => {
  const field = (name: string, value: unknown, more: Partial<FormField> = {}): FormField => ({
    name,
    required: false,
    disabled: false,
    read: () => value,
    reset: () => undefined,
    focus: () => undefined,
    ...more,
  })

  it('sends every entry by name, without what cannot be changed', () => {
    const form = new FormState()
    form.join(field('text', '甲'))
    form.join(field('none', []))
    form.join(field('fixed', '乙', { disabled: true }))
    expect(form.entries()).toEqual({ text: '甲', none: [] })
  })

  it('marks what is required and empty, and forgives what is filled', () => {
    const form = new FormState()
    form.join(field('filled', '甲', { required: true }))
    form.join(field('text', '', { required: true }))
    form.join(field('list', [], { required: true }))
    form.join(field('fixed', '', { required: true, disabled: true }))
    expect(form.check()?.name).toBe('text')
    expect([...form.missing.value]).toEqual(['text', 'list'])
    form.filled('text')
    expect([...form.missing.value]).toEqual(['list'])
  })

  it('forgets fields that are gone', () => {
    const form = new FormState()
    const leave = form.join(field('text', '', { required: true }))
    leave()
    expect(form.check()).toBeUndefined()
    expect(form.entries()).toEqual({})
  })
})

describe('choices', () => {
  const around = {
    language: '',
    nameOf: (id: string) => (id === 'ou_9' ? '外单位' : id),
    members: [
      { openId: 'ou_1', name: '王建国' },
      { openId: 'ou_2', name: '李晓梅' },
    ],
  }
  const options = ['立行立改', '限期整改', '长期坚持'].map((content, index) => ({
    text: { content },
    value: `${index + 1}`,
  }))

  it('are the options, or the members where there are none', () => {
    expect(choicesOf({ tag: 'select_static', options }, around).map((each) => each.label)).toEqual([
      '立行立改',
      '限期整改',
      '长期坚持',
    ])
    expect(choicesOf({ tag: 'select_person' }, around).map((each) => each.label)).toEqual([
      '王建国',
      '李晓梅',
    ])
    const named = choicesOf(
      { tag: 'multi_select_person', options: [{ value: 'ou_2' }, { value: 'ou_9' }] },
      around,
    )
    expect(named.map((each) => each.label)).toEqual(['李晓梅', '外单位'])
  })

  it('begin with what the card says', () => {
    expect(firstChosen({ options, initial_option: '2' })).toBe('2')
    expect(firstChosen({ options, initial_index: 3 })).toBe('3')
    expect(firstChosen({ options, initial_index: 9 })).toBe('')
    expect(allChosen({ selected_values: ['1', '3'] })).toEqual(['1', '3'])
  })

  it('are found by what is typed and kept in the card’s order', () => {
    const choices = choicesOf({ tag: 'multi_select_static', options }, around)
    expect(matching(choices, ' 整改 ').map((each) => each.value)).toEqual(['2'])
    expect(toggled(['3'], '1', choices)).toEqual(['1', '3'])
    expect(toggled(['1', '3'], '1', choices)).toEqual(['3'])
  })

  it('are walked with the keyboard', () => {
    expect([
      stepped('ArrowDown', 2, 3),
      stepped('ArrowUp', 0, 3),
      stepped('End', 0, 3),
      stepped('a', 0, 3),
    ]).toEqual([0, 2, 2, undefined])
    expect(stepped('ArrowDown', -1, 0)).toBeUndefined()
  })
})

describe('days and times', () => {
  it('are those that exist', () => {
    expect([isDay('2026-02-28'), isDay('2026-02-29'), isDay('2028-02-29'), isDay('26-1-1')]).toEqual([
      true,
      false,
      true,
      false,
    ])
    expect([
      isTime('23:59'),
      isTime('24:00'),
      isDayTime('2026-07-31 09:00'),
      isDayTime('2026-07-31'),
    ]).toEqual([true, false, true, false])
  })

  it('may be typed as people write them', () => {
    expect([tidied('2026/7/1'), tidied('2026年7月1日'), tidied('9：05'), tidied(' 2026.7.1  9:05 ')]).toEqual(
      ['2026-07-01', '2026-07-01', '09:05', '2026-07-01 09:05'],
    )
  })

  it('are walked by days and months', () => {
    expect([daysOn('2026-12-31', 1), daysOn('2026-03-01', -1)]).toEqual(['2027-01-01', '2026-02-28'])
    expect([monthsOn('2026-01-31', 1), monthsOn('2026-01-15', -1)]).toEqual(['2026-02-28', '2025-12-15'])
  })

  it('stand in weeks from Sunday', () => {
    const weeks = weeksAround('2026-07-15')
    expect(weeks[0]?.[0]).toBe('2026-06-28')
    expect(weeks.flat()).toHaveLength(42)
    expect(weeks.flat()).toContain('2026-07-31')
  })

  it('are those of the reader’s zone', () => {
    expect(localMoment(Date.UTC(2026, 6, 14, 16, 30), 'Asia/Shanghai')).toEqual({
      day: '2026-07-15',
      time: '00:30',
    })
  })
})
