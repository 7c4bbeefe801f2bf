const GRADE = '(?:绝 ?密|絕 ?密|机 ?密|機 ?密|秘 ?密)'
const IN_EVERY_GRADE = '密'
const KIND = '(?:级|級|文件|材料|资料|件)?'
const SPAN = '(?:\\d{1,2}|[一二三五十]{1,3}) ?(?:年|个月)'

/** A grade of secrecy as it is stamped on documents, not as a word of a sentence. */
const MARKS: readonly RegExp[] = [
  new RegExp(`${GRADE}级? ?[★☆*]|[★☆] ?${GRADE}`),
  new RegExp(`[【[(〔{<]\\s*${GRADE}${KIND}\\s*[】\\])〕}>]`),
  new RegExp(`(?:密级|密級|等级)[:为是 “"【[(]{0,3}${GRADE}`),
  new RegExp(`(?:属于?|定为|列为|标注为?|标明|标为|标有)[“"'‘【]?${GRADE}`),
  new RegExp(`${GRADE}[级級](?!别|別)`),
  new RegExp(`(?<!\\p{Script=Han})${GRADE}[ :]?${SPAN}(?!\\p{Script=Han})`, 'u'),
  new RegExp(`^[ \\t]*${GRADE}[ \\t]*$`, 'm'),
]

const EXTENSION = /\.[A-Za-z0-9]{1,5}$/
const FILE_NAME =
  /[^\s/\\:"“”,;。]{1,120}\.(?:docx?|xlsx?|pptx?|pdf|wps|et|dps|ofd|txt|rtf|csv|zip|rar|7z|jpe?g|png|tiff?|mp[34]|json)(?![A-Za-z0-9])/gi
const AT_HEAD = new RegExp(`^[\\s_\\-.(【[]*${GRADE}(?!性|等|战线|泄)`)
const AT_TAIL = new RegExp(`${GRADE}[级件]?[\\s_\\-.)】\\]\\d]*$`)
/** 保守秘密, 商业秘密: words, not marks. */
const WORD_BEFORE =
  /(?:保守|严守|守护|泄露|泄漏|失泄|窃取|涉及|保护|知悉|国家|商业|工作|党内|党和国家|军事|技术|个人)秘密[\s_\-.)】\]\d]*$/

const isMarkedName = (name: string): boolean => {
  const stem = name.replace(EXTENSION, '')
  return AT_HEAD.test(stem) || (AT_TAIL.test(stem) && !WORD_BEFORE.test(stem))
}

/** A mark of secrecy in a text, or on a file that the text names. */
export const holdsMark = (text: string): boolean =>
  text.includes(IN_EVERY_GRADE) &&
  (MARKS.some((mark) => mark.test(text)) ||
    [...text.matchAll(FILE_NAME)].some(([name]) => isMarkedName(name)))

/** A mark of secrecy in the name of a file: also at its very beginning or end. */
export const isMarkedFile = (name: string): boolean => isMarkedName(name) || holdsMark(name)
