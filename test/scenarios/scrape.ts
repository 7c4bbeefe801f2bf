import type { Town } from './town.ts'

const LINE = /^([a-zA-Z_:][\w:]*)(\{[^{}]*\})? (\S+)$/
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g

interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** What `/metrics` says at one moment. */
export class Scrape {
  readonly text: string
  readonly samples: readonly Sample[]

  constructor(text: string) {
    this.text = text
    this.samples = text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [, name = '', labels = '', value] = LINE.exec(line) ?? []
        if (name === '') throw new Error(`not a sample: ${line}`)
        const pairs = [...labels.matchAll(LABEL)].map(([, label = '', is = '']) => [label, is])
        return { name, labels: Object.fromEntries(pairs), value: Number(value) }
      })
  }

  /** The sum of the series of a name (without the prefix) that have these labels. */
  of(name: string, labels: Readonly<Record<string, string>> = {}): number {
    const wanted = Object.entries(labels)
    return this.samples
      .filter((each) => each.name === `taizhang_${name}`)
      .filter((each) => wanted.every(([label, value]) => each.labels[label] === value))
      .reduce((sum, { value }) => sum + value, 0)
  }
}

export const scrape = async (town: Town): Promise<Scrape> => {
  const response = await fetch(`${town.service.url}/metrics`)
  if (response.status !== 200) throw new Error(`/metrics: ${response.status}`)
  const type = response.headers.get('content-type') ?? ''
  if (!type.startsWith('text/plain; version=0.0.4')) throw new Error(`/metrics: ${type}`)
  return new Scrape(await response.text())
}

type Counts = Readonly<Record<string, readonly [name: string, labels?: Readonly<Record<string, string>>]>>

/** By how much each counter went up while `work` was done. */
export const moved = async <Names extends Counts>(
  town: Town,
  counts: Names,
  work: () => unknown,
): Promise<{ [Name in keyof Names]?: number }> => {
  const before = await scrape(town)
  await work()
  const after = await scrape(town)
  const moves: { [Name in keyof Names]?: number } = {}
  for (const key in counts) {
    const [name, labels] = counts[key] ?? ['']
    moves[key] = after.of(name, labels) - before.of(name, labels)
  }
  return moves
}
