import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** `import … from "./x.js"`, `import "./x.js"`, `export … from "./x.js"` of a bundle. */
const AT_ONCE = /(?:\bfrom|\bimport)\s*"(\.\.?\/[^"]+\.js)"/g
const LATER = /\bimport\(\s*"(\.\.?\/[^"]+\.js)"/g

/** A built script and every script that it loads at once, or may also load later, as names from the page's folder. */
export const scriptsOf = (pageDir: string, entry: string, also?: 'later'): ReadonlySet<string> => {
  const found = new Set<string>()
  const follow = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    const source = readFileSync(join(pageDir, name), 'utf8')
    for (const kind of also === 'later' ? [AT_ONCE, LATER] : [AT_ONCE])
      for (const [, target = ''] of source.matchAll(kind)) follow(join(name, '..', target))
  }
  follow(entry)
  return found
}

/** Bytes of these scripts, each compressed by gzip as a server would. */
export const gzipBytes = (pageDir: string, names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + gzipSync(readFileSync(join(pageDir, name))).byteLength, 0)
