import { inside, type Span } from '../span.ts'

const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '"': '"',
  '‘': '’',
  '《': '》',
}
const OPENERS = /[“「『"‘《]/g
const LONGEST = 200

/** Everything between a pair of quotation marks, the marks included; not nested. */
export const quotesIn = (text: string): readonly Span[] => {
  const quotes: Span[] = []
  let end = 0
  for (const { index } of text.matchAll(OPENERS)) {
    if (index < end) continue
    const closer = CLOSERS[text.charAt(index)] ?? ''
    const close = text.slice(index + 1, index + LONGEST).indexOf(closer)
    if (close < 0) continue
    end = index + close + 2
    quotes.push({ start: index, end })
  }
  return quotes
}

/** A name in quotes (「WT012」, “三资”) is the writer's own word; a statement in quotes is somebody's. */
const STATEMENT =
  /(?:\d|号|问题|w).{0,24}(?:%|成|完成|改好|销|进度|申请|延)|(?:申请|[提报]请|请求).{0,12}(?:销|延|办结|验收|核销|结案|结项)|(?:request|apply).{0,12}clos|销号|忽略|直接/

/** `> …`, `》…`, `| …`: a line that answers what it repeats. A table has more bars than one. */
const QUOTED_LINE = /^[ \t]*(?:[>＞》]|[|｜┃▎│▌](?![^\n]*[|｜])).*$/gmu
/** ``` around what was copied. */
const FENCED = /^```[\s\S]*?(?:^```|$(?![\s\S]))/gm
/** 「张三：…」 over a line of dashes, as chat programs write what is answered. */
const ANSWERED = /^「[\s\S]*?」(?=\s*\n[ -]{3,})/

/** 张三 2025-09-10 09:30 on a line of its own, over what is copied from another chat; no name of a meeting or an office. */
const WRITTEN_AT =
  /^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文][\u4e00-\u9fff]{1,2}(?<![会议区局科办处镇乡村社部院组班室前后上下午晚])[ \t]+(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \t]+|\d{1,2}[-/.月]\d{1,2}日?[ \t]+|昨天|今天)?[ \t]*(?:[上下]午)?[ \t]*\d{1,2}:\d{2}(?::\d{2})?[ \t]*$/mu

/** 《关于…\n》: the end of a title, not the beginning of a quotation. */
const endsTitle = (text: string, at: number): boolean =>
  /^[ \t]*》/.test(text.slice(at)) && text.lastIndexOf('《', at) > text.lastIndexOf('》', at - 1)

const spansOf = (text: string, form: RegExp): readonly Span[] =>
  [...text.matchAll(form)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))

/** Whole lines that somebody else wrote. */
const copiedIn = (text: string): readonly Span[] => {
  const answered = ANSWERED.exec(text)?.[0].length ?? 0
  const log = /\d:\d\d/.test(text) ? text.search(WRITTEN_AT) : -1
  return [
    ...(log < 0 ? [] : [{ start: log, end: text.length }]),
    ...(answered === 0 ? [] : [{ start: 0, end: answered }]),
    ...(text.includes('```') ? spansOf(text, FENCED) : []),
    ...(/[>》|┃▎│▌]/.test(text) ? spansOf(text, QUOTED_LINE) : []).filter(
      ({ start }) => start >= answered && !endsTitle(text, start),
    ),
  ]
}

/** The writer's own lines of a text. */
export const ownLines = (text: string): string => {
  const copied = /[>＞》|｜┃▎│▌]/.test(text) ? spansOf(text, QUOTED_LINE) : []
  return copied.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text).trim()
}

/** What is told in somebody else's words (domain.md 3.10.2): whole lines, and statements in quotation marks. */
export const statementsIn = (text: string): readonly Span[] => {
  const copied = copiedIn(text)
  const stated = quotesIn(text).filter(
    ({ start, end }) => end - start > 5 && STATEMENT.test(text.slice(start, end)),
  )
  return copied.length === 0
    ? stated
    : [...copied, ...stated.filter(({ start }) => inside(start, copied) === undefined)]
}
