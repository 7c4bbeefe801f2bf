import { isObject, type Json, object, objects, text } from './data.ts'

/** Calls of the control API; a refusal becomes an Error with the server's words. */
export async function ask(path: string, query: Readonly<Record<string, string>> = {}): Promise<Json> {
  return read(await fetch(`/_control/${path}?${new URLSearchParams(query).toString()}`))
}

export async function tell(path: string, body: unknown): Promise<Json> {
  const headers = { 'content-type': 'application/json' }
  return read(await fetch(`/_control/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function read(response: Response): Promise<Json> {
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(text(object(body).error))
  return isObject(body) ? body : {}
}

export interface Person {
  readonly openId: string
  readonly name: string
  readonly post: string
  readonly group: string
}

export interface ChatView {
  readonly chatId: string
  readonly name: string
  readonly mode: string
  readonly members: readonly { openId: string; name: string }[]
  readonly lastAt: number
}

export async function people(): Promise<Person[]> {
  return objects((await ask('people')).people)
    .filter((each) => each.resigned !== true)
    .map((each) => ({
      openId: text(each.openId),
      name: text(each.name),
      post: text(each.post),
      group: text(each.group),
    }))
}

export async function chats(by: string): Promise<ChatView[]> {
  return objects((await ask('chats', { by })).chats).map((each) => ({
    chatId: text(each.chatId),
    name: text(each.name),
    mode: text(each.mode),
    members: objects(each.members).map((member) => ({
      openId: text(member.openId),
      name: text(member.name),
    })),
    lastAt: Number(each.lastAt),
  }))
}

export async function messages(chat: string): Promise<Json[]> {
  return objects((await ask('messages', { chat })).messages)
}
