import { z } from 'zod'

/** What exists when the emulator first starts. Ids that are left out are generated. */
export const seedSchema = z.object({
  tenantKey: z.string().default('736588c9260f175e'),
  apps: z
    .array(
      z.object({
        appId: z.string().regex(/^cli_[0-9a-fA-F]{16}$/),
        appSecret: z.string(),
        name: z.string(),
        botOpenId: z.string().optional(),
        encryptKey: z.string().optional(),
        verificationToken: z.string().optional(),
        scopes: z.array(z.string()),
        /** open_ids or user_ids of those who may use the app. */
        availability: z.union([z.literal('all'), z.array(z.string())]).default('all'),
        /** Where events are pushed; without it they go over the long connection. */
        eventUrl: z.string().optional(),
        /** Event types the app is subscribed to. */
        events: z.union([z.literal('all'), z.array(z.string())]).default('all'),
      }),
    )
    .default([]),
  users: z
    .array(
      z.object({
        openId: z.string().optional(),
        unionId: z.string().optional(),
        userId: z.string().optional(),
        name: z.string(),
        mobile: z.string().optional(),
        email: z.string().optional(),
        post: z.string().optional(),
        /** Department label, also the group in the page's person picker. */
        group: z.string().optional(),
        resigned: z.boolean().optional(),
      }),
    )
    .default([]),
  chats: z
    .array(
      z.object({
        chatId: z.string().optional(),
        name: z.string(),
        /** open_ids or user_ids. */
        members: z.array(z.string()),
        /** app_ids. */
        bots: z.array(z.string()).default([]),
        ownerId: z.string().optional(),
      }),
    )
    .default([]),
})
export type Seed = z.input<typeof seedSchema>
export type ParsedSeed = z.output<typeof seedSchema>

/** Numbers of the platform (lark-platform.md 3.1, 3.3, 3.13); QPS windows run on the monotonic source. */
export interface LimitNumbers {
  readonly chatPerSecond: number
  readonly userPerSecond: number
  readonly messagePatchPerSecond: number
  readonly apiPerSecond: number
  readonly apiPerMinute: number
}

export interface EmulatorOptions {
  /** 0 or absent: any free port. */
  port?: number
  host?: string
  /** Folder for the state; absent: memory only. */
  dataDir?: string
  /** Real-time source, ms. The emulator's own clock runs at its pace. */
  now?: () => number
  /** First instant (UTC ms) of the emulator's clock if nothing is kept. */
  startAt?: number
  /** Source for rate windows, ms, never backwards. */
  monotonic?: () => number
  /** Uniform in [0, 1). */
  random?: () => number
  seed?: Seed
  limits?: Partial<LimitNumbers>
  /** Time zone of the clients, IANA name. */
  timeZone?: string
  /** How long the platform waits for an acknowledgement or a callback's answer, ms. */
  answerTimeoutMs?: number
  /** Whether a repeated delivery carries a fresh timestamp in its signature (the platform does not say). */
  refreshTimestampOnRetry?: boolean
  /** Long-connection settings handed to clients, seconds. */
  clientConfig?: Partial<ClientConfig>
  /** Built chat page; absent: no page. */
  pageDir?: string
  /** What the app under test tells the page about itself; absent: the page does without. */
  companion?: Companion
}

/** Answers with plain JSON; undefined for a topic that it does not know. */
export type Companion = (topic: string, query: Readonly<Record<string, string>>) => Promise<unknown>

export interface ClientConfig {
  ReconnectCount: number
  ReconnectInterval: number
  ReconnectNonce: number
  PingInterval: number
}
