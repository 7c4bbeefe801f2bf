import { asObject, type Json } from '../json.ts'

export interface CardProblem {
  /** As in `body.elements[0].text`. */
  readonly path: string
  /** Inner code of a 230099 (lark-platform.md 3.12). */
  readonly code: number
  readonly message: string
}

/** What a rule can ask about the card and the tenant. */
export interface Context {
  readonly problems: CardProblem[]
  readonly textSizes: ReadonlySet<string>
  readonly userExists: (id: string) => boolean
  readonly imageExists: (key: string) => boolean
}

/** Looks at one value; what is wrong goes into `context.problems`. */
export type Rule = (value: unknown, path: string, context: Context) => void
export type Fields = Readonly<Record<string, Rule>>

/** What a rule knows about the inside of its value. */
export interface Inside {
  readonly fields?: Fields
  /** The rule for each item of a list, or each member of an object with free names. */
  readonly members?: Rule
  /** Rules for the same value. */
  readonly parts?: readonly Rule[]
}

const insides = new WeakMap<Rule, Inside>()

/** Lets others ask what may stand inside; the rule itself is as before. */
export function describe(inside: Inside, rule: Rule): Rule {
  insides.set(rule, inside)
  return rule
}

export function insideOf(rule: Rule): Inside {
  return insides.get(rule) ?? {}
}

/** "The card cannot be parsed": wrong type, unknown property, value outside its range. */
export const MALFORMED = 200621
export const REMOVED_TAG = 200861
export const LIMIT = 11310
export const BAD_PERSON = 100290
export const BAD_IMAGE = 200570
export const BAD_CHART = 200550
export const BAD_NAME = 200530
export const BAD_ROWS = 200914
export const DUPLICATE_ID = 300301

export function report(context: Context, path: string, message: string, code = MALFORMED): void {
  context.problems.push({ path, code, message })
}

const rule =
  (fits: (value: unknown) => boolean, hint: string, code = MALFORMED): Rule =>
  (value, path, context) => {
    if (!fits(value)) report(context, path, hint, code)
  }

export const anything: Rule = () => undefined
export const string = rule((value) => typeof value === 'string', 'must be a string')
export const filled = rule(
  (value) => typeof value === 'string' && value !== '',
  'must be a string that is not empty',
)
export const bool = rule((value) => typeof value === 'boolean', 'must be true or false')
export const anyObject = rule((value) => asObject(value) !== undefined, 'must be an object')

export function int(min: number, max: number): Rule {
  const fits = (value: unknown): boolean =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
  return rule(fits, `must be a whole number from ${min} to ${max}`)
}

export function number(min: number, max: number): Rule {
  const fits = (value: unknown): boolean => typeof value === 'number' && value >= min && value <= max
  return rule(fits, `must be a number from ${min} to ${max}`)
}

export function oneOf(...allowed: readonly (string | number | boolean)[]): Rule {
  const set = new Set<unknown>(allowed)
  return rule((value) => set.has(value), `must be one of ${allowed.join(', ')}`)
}

export function pattern(expression: RegExp, hint: string): Rule {
  return rule((value) => typeof value === 'string' && expression.test(value), hint)
}

/** A string of at most `max` characters. */
export function short(max: number): Rule {
  return rule(
    (value) => typeof value === 'string' && [...value].length <= max,
    `must have at most ${max} characters`,
  )
}

export function list(item: Rule, max = Number.POSITIVE_INFINITY, code = MALFORMED): Rule {
  return describe({ members: item }, (value, path, context) => {
    if (!Array.isArray(value)) return report(context, path, 'must be a list')
    if (value.length > max) report(context, path, `must have at most ${max} items`, code)
    for (const [index, each] of value.entries()) item(each, `${path}[${index}]`, context)
  })
}

/** An object with these properties and no others (an unknown property is an error in 2.0, 4.2). */
export function object(fields: Fields, required: readonly string[] = []): Rule {
  return describe({ fields }, (value, path, context) => {
    const given = asObject(value)
    if (given === undefined) return report(context, path, 'must be an object')
    checkFields(given, fields, required, path, context)
  })
}

export function checkFields(
  given: Json,
  fields: Fields,
  required: readonly string[],
  path: string,
  context: Context,
): void {
  for (const name of required) {
    if (given[name] === undefined) report(context, join(path, name), `the property ${name} is required`)
  }
  for (const [name, value] of Object.entries(given)) {
    const check = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (check === undefined) report(context, join(path, name), `unknown property ${name}`)
    else if (value !== undefined) check(value, join(path, name), context)
  }
}

/** An object with free names, each value under the same rule. */
export function record(name: Rule, value: Rule): Rule {
  return describe({ members: value }, (given, path, context) => {
    const members = asObject(given)
    if (members === undefined) return report(context, path, 'must be an object')
    for (const [key, member] of Object.entries(members)) {
      name(key, join(path, key), context)
      value(member, join(path, key), context)
    }
  })
}

/** Several rules over the same value. */
export function all(...rules: readonly Rule[]): Rule {
  return describe({ parts: rules }, (value, path, context) => {
    for (const each of rules) each(value, path, context)
  })
}

/** Fits if any of the rules finds nothing; else the first rule's findings count. */
export function either(...rules: readonly Rule[]): Rule {
  return describe({ parts: rules }, (value, path, context) => {
    const findings = rules.map((each) => {
      const problems: CardProblem[] = []
      each(value, path, { ...context, problems })
      return problems
    })
    if (!findings.some((problems) => problems.length === 0)) context.problems.push(...(findings[0] ?? []))
  })
}

export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
