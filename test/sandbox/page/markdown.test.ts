import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../../src/sandbox/page/markdown/parse.ts'
import { type Node, wordsOf } from '../../../src/sandbox/page/markdown/tree.ts'

/** The kinds of all nodes in reading order, with the names of the platform's tags. */
function kinds(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    const own = node.kind === 'tag' ? node.name : node.kind
    return 'children' in node ? [own, ...kinds(node.children)] : [own]
  })
}

const line = (source: string): readonly Node[] => {
  const [first] = parseMarkdown(source)
  return first?.kind === 'paragraph' ? first.children : []
}

describe('markdown of cards', () => {
  it('reads the usual marks', () => {
    const read = parseMarkdown(
      '# 标题\n**粗** *斜* ~~删~~ `码`\n- 甲\n    - 乙\n\n1. 一\n\n> 引\n\n---\n\n```js\na\n```',
    )
    expect(kinds(read)).toEqual([
      ...['heading', 'text', 'paragraph', 'strong', 'text', 'text', 'emphasis', 'text', 'text', 'deleted'],
      ...['text', 'text', 'code', 'list', 'item', 'paragraph', 'text', 'list', 'item', 'paragraph', 'text'],
      ...['list', 'item', 'paragraph', 'text', 'quote', 'paragraph', 'text', 'rule', 'codeBlock'],
    ])
  })

  it('keeps the lines as they were written', () => {
    expect(kinds(line('第一行\n第二行<br>第三行'))).toEqual(['text', 'break', 'text', 'break', 'text'])
  })

  it('nests the platform’s tags with marks inside', () => {
    const [font] = line("<font color='red'>红<font color=green>绿**粗**</font>又红</font>")
    expect(font).toMatchObject({ kind: 'tag', name: 'font', attributes: { color: 'red' } })
    expect(kinds(font === undefined ? [] : [font])).toEqual([
      'font',
      'text',
      'font',
      'text',
      'strong',
      'text',
      'text',
    ])
  })

  it('reads mentions, persons, dates, links and badges', () => {
    const [at, person, date, link, badge, tag] = line(
      `<at id=ou_1></at><person id = 'ou_2' show_name = false></person><local_datetime millisecond='5' format_type="date"/>` +
        `<link icon='chat_outlined' url='https://a.example/b_c_d'>去</link><number_tag>3</number_tag><text_tag color='blue'>标</text_tag>`,
    )
    expect(at).toEqual({ kind: 'tag', name: 'at', attributes: { id: 'ou_1' }, children: [] })
    expect(person).toMatchObject({ name: 'person', attributes: { id: 'ou_2', show_name: 'false' } })
    expect(date).toMatchObject({
      name: 'local_datetime',
      attributes: { millisecond: '5', format_type: 'date' },
    })
    expect(link).toMatchObject({ name: 'link', attributes: { url: 'https://a.example/b_c_d' } })
    expect(badge).toMatchObject({ name: 'number_tag', children: [{ text: '3' }] })
    expect(tag).toMatchObject({ name: 'text_tag', attributes: { color: 'blue' } })
  })

  it('puts back what an unclosed mention would have taken', () => {
    expect(wordsOf(line('请 <at id=ou_1> 尽快办理'))).toBe('请  尽快办理')
  })

  it('shows escaped and raw characters as they are', () => {
    expect(wordsOf(line('&#60;at id=all&#62; &#42;甲&#42; &#91;乙&#93;'))).toBe('<at id=all> *甲* [乙]')
    expect(wordsOf(line('<raw>**甲** <font></raw>'))).toBe('**甲** <font>')
    expect(wordsOf(line('⸢0⸣ 与 <font color=red>'))).toBe('⸢0⸣ 与 ')
  })

  it('leaves other tags and HTML blocks as text', () => {
    const read = parseMarkdown('<script>alert(1)</script>\n\n<div onclick="x">乙</div>')
    expect(kinds(read)).toEqual(['paragraph', 'text', 'paragraph', 'text'])
    expect(wordsOf(read)).toContain('<script>alert(1)</script>')
  })

  it('keeps tags in code as they were written', () => {
    expect(parseMarkdown('```\n<at id=all></at>\n```')).toMatchObject([{ text: '<at id=all></at>' }])
    expect(line('`<br>`')).toEqual([{ kind: 'code', text: '<br>' }])
  })

  it('makes links of bare addresses and emoji of codes', () => {
    expect(line('见 https://a.example/b?c=1。好 :DONE: :nothing:')).toMatchObject([
      { text: '见 ' },
      { kind: 'link', href: 'https://a.example/b?c=1' },
      { text: '。好 ✅ :nothing:' },
    ])
  })

  it('reads tables with their alignment', () => {
    expect(parseMarkdown('| 甲 | 乙 |\n| :-: | --: |\n| 1 | **2** |')).toMatchObject([
      {
        kind: 'table',
        align: ['center', 'right'],
        rows: [
          [[{ text: '甲' }], [{ text: '乙' }]],
          [[{ text: '1' }], [{ kind: 'strong' }]],
        ],
      },
    ])
  })

  it('knows less in lark_md', () => {
    const read = parseMarkdown('# 甲\n- 乙\n![丙](img)\n**丁** <at id=all></at>', true)
    expect(kinds(read)).toEqual(expect.arrayContaining(['strong', 'at']))
    expect(wordsOf(read)).toContain('# 甲\n- 乙')
  })
})

describe('hostile markdown', () => {
  const hostile: Readonly<Record<string, string>> = {
    brackets: '[a]('.repeat(7500),
    emphasis: '**a '.repeat(4000) + 'b** '.repeat(3000),
    stars: '*'.repeat(30_000),
    fonts: '<font color=red>'.repeat(1800),
    openTags: '<font '.repeat(5000),
    raws: '<raw>'.repeat(6000),
    quotes: '>'.repeat(30_000),
    lists: '1. '.repeat(10_000),
    quotedLists: '>- '.repeat(10_000),
    table: `| a |\n| - |\n${'| b '.repeat(7000)}`,
    backticks: '`a'.repeat(15_000),
  }

  it.each(Object.keys(hostile))('reads %s to the end', (name) => {
    const read = parseMarkdown(hostile[name] ?? '')
    expect(() => wordsOf(read)).not.toThrow()
  })

  it('keeps the words where marks are too many', () => {
    expect(wordsOf(parseMarkdown(`${'*'.repeat(3)}${'a* '.repeat(5000)}末`))).toMatch(/末$/)
  })
})
