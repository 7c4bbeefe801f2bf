import { describe, expect, it } from 'vitest'
import { boundedText, requiredReason, saysSomething } from '../../../src/domain/problem/guards.ts'
import { WT } from '../fixtures.ts'

describe('texts that the regime asks for', () => {
  it.each(['', ' ', '\u200b', '\u2060\u200b', '\u2800', '\u3164', '……', '！'])('%j says nothing', (text) => {
    expect(saysSomething(text)).toBe(false)
    expect(() => requiredReason(WT, 'reason', text)).toThrow('reasonRequired')
  })

  it('keeps what is written and drops what nobody sees', () => {
    expect(boundedText('note', ' 已\u200b完成\u202e\n第二行👨‍👩‍👧 ')).toBe('已完成\n第二行👨‍👩‍👧')
  })
})
