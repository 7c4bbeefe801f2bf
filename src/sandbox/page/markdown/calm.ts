const MOST_RUNS = 600
const DEEPEST = 12
const RUN = /\\[\s\S]|[*_]+|~{2,}|[[\]]/g
const CONTAINER = /[ \t]*(?:(>)|([-+*])(?=[ \t])|(\d{1,9})([.)])(?=[ \t]))/y

/**
 * The source without what would take a reader of markdown time that grows with its square: beyond some hundred marks of
 * emphasis and links, or a dozen containers in a line, the marks are plain characters.
 */
export function calmed(source: string): string {
  let runs = 0
  const marks = source.replace(RUN, (run) => {
    if (run.startsWith('\\')) return run
    runs += 1
    return runs > MOST_RUNS ? run.replace(/./g, '\\$&') : run
  })
  return marks.split('\n').map(shallow).join('\n')
}

function shallow(line: string): string {
  const container = new RegExp(CONTAINER)
  for (let depth = 0; depth < DEEPEST; depth += 1) if (container.exec(line) === null) return line
  const end = container.lastIndex
  const next = container.exec(line)
  if (next === null) return line
  const mark = next[0].length - (next[1] ?? next[2] ?? next[4] ?? '').length
  return `${line.slice(0, end + mark)}\\${line.slice(end + mark)}`
}
