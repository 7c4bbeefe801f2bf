import { z } from 'zod'

const timeZone = z.string().refine(
  (zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone })
      return true
    } catch {
      return false
    }
  },
  { error: 'an IANA time zone such as Asia/Shanghai' },
)

const url = z
  .string()
  .refine((text) => /^https?:\/\/[^\s/]+(\/[^\s]*)?$/.test(text) && URL.canParse(text), {
    error: 'a base URL such as https://open.feishu.cn',
  })
  .transform((text) => text.replace(/\/+$/, ''))

const schema = z.object({
  LARK_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-fA-F]{16}$/, { error: 'an app id: cli_ and 16 hexadecimal digits' })
    .optional(),
  LARK_APP_SECRET: z.string().optional(),
  LARK_ENCRYPT_KEY: z.string().optional(),
  LARK_VERIFICATION_TOKEN: z.string().optional(),
  // On Workers it names objects, folders and series of metrics, too.
  LARK_TENANT_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, {
      error: 'the tenant_key as events carry it, of at most 64 letters, digits, _ and -',
    })
    .optional(),
  LARK_DOMAIN: url.default('https://open.feishu.cn'),
  LARK_TRANSPORT: z.enum(['websocket', 'webhook'], { error: 'websocket or webhook' }).default('websocket'),
  DATA_DIR: z.string().default('./data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: 'a port from 0 to 65535' })
    .int({ error: 'a port from 0 to 65535' })
    .min(0, { error: 'a port from 0 to 65535' })
    .max(65_535, { error: 'a port from 0 to 65535' })
    .default(3000),
  PUBLIC_URL: url.optional(),
  TIME_ZONE: timeZone.default('Asia/Shanghai'),
  LOCALE: z.enum(['zh', 'en'], { error: 'zh or en' }).default('zh'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'a pino level such as info',
    })
    .default('info'),
})

export interface LarkCredentials {
  readonly appId: string
  readonly appSecret: string
  readonly domain: string
  readonly transport: 'websocket' | 'webhook'
  /** Both set for the webhook; null on the long connection without them. */
  readonly encryptKey: string | null
  readonly verificationToken: string | null
  /** The tenant that every event must come from; absent: whatever tenant the app belongs to. */
  readonly tenantKey?: string | null
}

export interface Config {
  /** Null: the sandbox. */
  readonly lark: LarkCredentials | null
  readonly dataDir: string
  readonly host: string
  readonly port: number
  readonly publicUrl: string | null
  readonly timeZone: string
  readonly locale: 'zh' | 'en'
  readonly logLevel: string
}

/** A variable that cannot be used: ends the start with exit code 2 (contract.md 2). */
export class ConfigError extends Error {
  constructor(variable: string, expected: string) {
    super(`${variable}: expected ${expected}`)
    this.name = 'ConfigError'
  }
}

type Variables = z.infer<typeof schema>

const larkOf = (variables: Variables): LarkCredentials | null => {
  const appId = variables.LARK_APP_ID
  const appSecret = variables.LARK_APP_SECRET
  // Without an id it would be a sandbox, and look as if it worked.
  if (appId === undefined && appSecret !== undefined)
    throw new ConfigError('LARK_APP_ID', 'the id of the app whose secret is in LARK_APP_SECRET')
  if (appId === undefined) return null
  if (appSecret === undefined)
    throw new ConfigError('LARK_APP_SECRET', 'the secret of the app in LARK_APP_ID')
  if (variables.LARK_TRANSPORT === 'webhook') {
    for (const name of ['LARK_ENCRYPT_KEY', 'LARK_VERIFICATION_TOKEN'] as const) {
      if (variables[name] === undefined)
        throw new ConfigError(name, 'a value, because LARK_TRANSPORT=webhook verifies every request with it')
    }
  }
  return {
    appId,
    appSecret,
    domain: variables.LARK_DOMAIN,
    transport: variables.LARK_TRANSPORT,
    encryptKey: variables.LARK_ENCRYPT_KEY ?? null,
    verificationToken: variables.LARK_VERIFICATION_TOKEN ?? null,
    tenantKey: variables.LARK_TENANT_KEY ?? null,
  }
}

/** Parses the environment once. An empty variable counts as absent. Throws ConfigError. */
export const loadConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigError(String(issue?.path[0] ?? 'environment'), issue?.message ?? 'a valid value')
  }
  const variables = parsed.data
  return {
    lark: larkOf(variables),
    dataDir: variables.DATA_DIR,
    host: variables.HOST,
    port: variables.PORT,
    publicUrl: variables.PUBLIC_URL ?? null,
    timeZone: variables.TIME_ZONE,
    locale: variables.LOCALE,
    logLevel: variables.LOG_LEVEL,
  }
}
