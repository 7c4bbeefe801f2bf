/** The platform's APIs that the program calls, as an operator knows them. */
export const CALL_NAMES = {
  create: true,
  reply: true,
  patch: true,
  urgent: true,
  react: true,
  download: true,
  upload: true,
  lookup: true,
  history: true,
  chats: true,
  members: true,
  people: true,
  bot: true,
  commands: true,
  token: true,
  connection: true,
  other: true,
} as const
export type CallName = keyof typeof CALL_NAMES

const MESSAGE = '/im/v1/messages/[^/]+'

/** Paths of the SDK's requests, the most special first; a row is a call. */
const ROUTES: readonly (readonly [path: RegExp, call: CallName, method?: string])[] = [
  [new RegExp(`${MESSAGE}/reply$`), 'reply'],
  [new RegExp(`${MESSAGE}/urgent_app$`), 'urgent'],
  [new RegExp(`${MESSAGE}/reactions$`), 'react'],
  [new RegExp(`${MESSAGE}/resources/[^/]+$`), 'download'],
  [new RegExp(`${MESSAGE}$`), 'patch', 'PATCH'],
  [new RegExp(`${MESSAGE}$`), 'lookup', 'GET'],
  [/\/im\/v1\/messages$/, 'create', 'POST'],
  [/\/im\/v1\/messages$/, 'history', 'GET'],
  [/\/im\/v1\/(files|images)$/, 'upload'],
  [/\/im\/v1\/chats\/[^/]+\/members$/, 'members'],
  [/\/im\/v1\/chats(\/[^/]+)?$/, 'chats'],
  [/\/contact\/v3\//, 'people'],
  [/\/bot\/v3\/info$/, 'bot'],
  [/\/app_slash_commands(\/[^/]+)?$/, 'commands'],
  [/\/auth\/v3\//, 'token'],
  [/\/callback\/ws\/endpoint$/, 'connection'],
]

/** Which API a request is for; `url` with or without its host, ids filled in. */
export const callNameOf = (method: string, url: string): CallName => {
  const [path = ''] = url.split('?')
  const row = ROUTES.find(
    ([form, , only]) => form.test(path) && (only === undefined || only === method.toUpperCase()),
  )
  return row?.[1] ?? 'other'
}
