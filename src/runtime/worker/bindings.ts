import { z } from 'zod'
import type { Locale } from '../../text/index.ts'
import { ConfigError, type LarkCredentials, loadConfig } from '../config.ts'
import type { LedgerDoors } from './doors.ts'

/** What `wrangler.toml` and the secrets bind; texts are variables of contract.md 2. */
export interface Bindings {
  readonly LEDGERS: DurableObjectNamespace<LedgerDoors>
  readonly EVIDENCE: R2Bucket
  readonly [variable: string]: unknown
}

export interface Tenant {
  /** Names its address, and it in log and metrics. */
  readonly name: string
  /** Names its object and its evidence. */
  readonly ledger: string
  readonly lark: LarkCredentials & { readonly encryptKey: string; readonly verificationToken: string }
  /** What its events must carry; null: whatever tenant the one app belongs to. */
  readonly tenantKey: string | null
  readonly timeZone: string
  readonly locale: Locale
}

export interface Deployment {
  readonly tenants: ReadonlyMap<string, Tenant>
  /** Opens the operator's doors; null: they are shut. */
  readonly adminToken: string | null
  readonly logLevel: string
}

type Variables = Readonly<Record<string, string>>

/** What a header can carry as it is: a line break at the end would shut the doors for good. */
const TOKEN = /^[!-~][ -~]{30,}[!-~]$/
const NAME = /^[A-Za-z0-9_-]{1,64}$/
const SECRET = /^TENANTS(_[1-9]\d*)?$/
const tenantsForm = z.record(
  z.string().regex(NAME),
  z.strictObject({
    appId: z.string(),
    appSecret: z.string(),
    encryptKey: z.string(),
    verificationToken: z.string(),
    domain: z.string().optional(),
    timeZone: z.string().optional(),
    locale: z.string().optional(),
    ledger: z.string().regex(NAME).optional(),
  }),
)
type TenantForm = z.infer<typeof tenantsForm>[string]

const tenantOf = (name: string, tenantKey: string | null, variables: Variables): Tenant => {
  const { lark, timeZone, locale } = loadConfig({ ...variables, LARK_TRANSPORT: 'webhook' })
  if (lark === null) throw new ConfigError('LARK_APP_ID', 'the id of the app, or several apps in TENANTS')
  const { encryptKey, verificationToken } = lark
  if (encryptKey === null || verificationToken === null)
    throw new ConfigError('LARK_ENCRYPT_KEY', 'a value, and one in LARK_VERIFICATION_TOKEN')
  return { name, ledger: name, tenantKey, lark: { ...lark, encryptKey, verificationToken }, timeZone, locale }
}

const oneOfMany = (secret: string, name: string, form: TenantForm, shared: Variables): Tenant => {
  const { domain = shared.LARK_DOMAIN, timeZone = shared.TIME_ZONE, locale = shared.LOCALE } = form
  try {
    const tenant = tenantOf(name, name, {
      LARK_APP_ID: form.appId,
      LARK_APP_SECRET: form.appSecret,
      LARK_ENCRYPT_KEY: form.encryptKey,
      LARK_VERIFICATION_TOKEN: form.verificationToken,
      LARK_DOMAIN: domain ?? '',
      TIME_ZONE: timeZone ?? '',
      LOCALE: locale ?? '',
    })
    return { ...tenant, ledger: form.ledger ?? name }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    throw new ConfigError(secret, `usable values for ${name} (${error.message})`)
  }
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const tenantsIn = (secret: string, variables: Variables): readonly Tenant[] => {
  const given = jsonOf(variables[secret] ?? '')
  const parsed = tenantsForm.safeParse(given)
  // A key like __proto__ is left out by the parser without a word.
  const names = Object.keys(parsed.data ?? {}).length
  if (!parsed.success || names === 0 || names !== Object.keys(Object(given)).length)
    throw new ConfigError(
      secret,
      'JSON {"<tenant_key>":{"appId","appSecret","encryptKey","verificationToken"}}',
    )
  return Object.entries(parsed.data).map(([name, form]) => oneOfMany(secret, name, form, variables))
}

/** A variable holds 5 KB, so there may be more than one: `TENANTS`, `TENANTS_2` and so on, in this order. */
const secretsOf = (variables: Variables): readonly string[] =>
  Object.keys(variables)
    .filter((name) => SECRET.test(name))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))

const tenantsOf = (variables: Variables): readonly Tenant[] => {
  const { LARK_TENANT_KEY: key = null, LARK_APP_ID } = variables
  const secrets = secretsOf(variables)
  if (secrets.length === 0) return [tenantOf(key ?? LARK_APP_ID ?? '', key, variables)]
  const standsIn = new Map<string, string>()
  const owner = new Map<string, string>()
  return secrets.flatMap((secret) =>
    tenantsIn(secret, variables).map((tenant) => {
      const { name, ledger } = tenant
      const there = standsIn.get(name)
      if (there !== undefined) throw new ConfigError(secret, `each tenant once, ${name} stands in ${there}`)
      const other = owner.get(ledger)
      if (other !== undefined)
        throw new ConfigError(secret, `a ledger of its own for each tenant, ${ledger} is that of ${other}`)
      standsIn.set(name, secret)
      owner.set(ledger, name)
      return tenant
    }),
  )
}

/** Reads the bindings of a deployment. An empty one counts as absent. Throws ConfigError. */
export const readBindings = (bindings: Bindings): Deployment => {
  const variables: Variables = Object.fromEntries(
    Object.entries(bindings).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    ),
  )
  const adminToken = variables.ADMIN_TOKEN ?? null
  if (adminToken !== null && !TOKEN.test(adminToken))
    throw new ConfigError(
      'ADMIN_TOKEN',
      'at least 32 characters of ASCII that nobody can guess, no space around',
    )
  const tenants = tenantsOf(variables)
  return {
    tenants: new Map(tenants.map((tenant) => [tenant.name, tenant])),
    adminToken,
    logLevel: loadConfig({ LOG_LEVEL: variables.LOG_LEVEL }).logLevel,
  }
}
