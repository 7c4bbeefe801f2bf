import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '../src')

/** Which layers a layer may import, and which packages (architecture.md 2). */
const LAYERS: Record<string, { layers: readonly string[]; packages: readonly RegExp[] }> = {
  domain: { layers: [], packages: [] },
  app: { layers: ['domain'], packages: [] },
  storage: { layers: ['app', 'domain'], packages: [/^drizzle-orm/] },
  text: { layers: ['domain'], packages: [] },
  lark: { layers: ['app', 'domain', 'text'], packages: [/^@larksuiteoapi\/node-sdk$/, /^zod$/] },
  web: { layers: ['lark', 'app', 'domain', 'text'], packages: [/^hono/, /^zod$/] },
  schedule: { layers: ['app', 'domain'], packages: [] },
  runtime: {
    layers: ['domain', 'app', 'storage', 'text', 'lark', 'web', 'schedule', 'sandbox', 'drizzle'],
    packages: [/./],
  },
  sandbox: { layers: [], packages: [/./] },
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))

const files = filesUnder(SRC).map((path) => ({
  path,
  name: relative(SRC, path),
  layer: relative(SRC, path).split(sep)[0] ?? '',
  text: readFileSync(path, 'utf8'),
}))

const importsOf = (text: string): string[] =>
  [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"\n]*?(?:\n[^'"]*?)?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '')

describe('layers', () => {
  it('finds the sources', () => {
    expect(files.length).toBeGreaterThan(50)
  })

  it('import downwards only', () => {
    const offences: string[] = []
    for (const file of files) {
      const rules = LAYERS[file.layer]
      if (rules === undefined) {
        offences.push(`${file.name}: unknown layer`)
        continue
      }
      for (const target of importsOf(file.text)) {
        if (target.startsWith('.')) {
          const [first = '', beside = ''] = relative(SRC, resolve(dirname(file.path), target)).split(sep)
          // The generated migrations stand beside the sources.
          const layer = first === '..' ? beside : first
          if (layer !== file.layer && !rules.layers.includes(layer))
            offences.push(`${file.name} -> ${layer}: ${target}`)
        } else if (!rules.packages.some((allowed) => allowed.test(target))) {
          offences.push(`${file.name} -> package ${target}`)
        }
      }
    }
    expect(offences).toEqual([])
  })

  it('keep the ambient clock, randomness and the environment in runtime and sandbox', () => {
    const ambient =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bcrypto\.randomUUID\(|\bsetTimeout\(|\bsetInterval\(/
    const offences = files
      .filter((file) => file.layer !== 'runtime' && file.layer !== 'sandbox' && ambient.test(file.text))
      .map((file) => file.name)
    expect(offences).toEqual([])
  })

  it('read the environment in one place', () => {
    const readers = files.filter((file) => /process\.env/.test(file.text)).map((file) => file.name)
    expect(readers.length).toBeLessThanOrEqual(1)
  })
})

/** The code without comments, string literals and renamings of imports and keys. */
const withoutWords = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''")
    .replace(/^(import|export) [^;]*? from ''/gm, '')
    .replace(/\[\w+ in [\w.<>]+ as /g, '[')

describe('types', () => {
  /** The named places where a cast may stand. */
  const CASTS = new Set(['domain/kernel/brand.ts', 'storage/stored-json.ts'])

  it('have no casts outside the named places, no any, no non-null assertion', () => {
    const offences: string[] = []
    for (const file of files) {
      const code = withoutWords(file.text)
      if (!CASTS.has(file.name) && /[\w)\]}'"`] as (?!const\b)[A-Za-z{[(]/.test(code))
        offences.push(`${file.name}: cast`)
      if (/:\s*any\b|<any>|\bas any\b/.test(code)) offences.push(`${file.name}: any`)
      if (/@ts-ignore|@ts-expect-error|biome-ignore/.test(file.text))
        offences.push(`${file.name}: suppressed check`)
    }
    expect(offences).toEqual([])
  })
})

describe('rooms', () => {
  it('have no file of more than 250 lines', () => {
    const large = files
      .map((file) => ({ name: file.name, lines: file.text.split('\n').length - 1 }))
      .filter((file) => file.lines > 250)
    expect(large).toEqual([])
  })

  it('are not named after nothing', () => {
    const vague = files.filter((file) =>
      /(^|[/\-.])(utils?|helpers?|manager|service|impl|misc|common)([/\-.]|$)/.test(file.name),
    )
    expect(vague.map((file) => file.name)).toEqual([])
  })
})
