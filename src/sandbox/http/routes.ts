import type { App } from '../state/records.ts'
import type { World } from '../world.ts'
import type { ApiRequest } from './request.ts'

/** Bytes instead of JSON. */
export interface Binary {
  readonly bytes: Buffer
  readonly type: string
  readonly fileName: string
}

export type Answer =
  | { readonly data: Record<string, unknown> }
  | { readonly body: Record<string, unknown> }
  | { readonly binary: Binary }

export interface Call {
  readonly world: World
  readonly app: App
  readonly request: ApiRequest
}

/** One API. `scopes`: any of them suffices; empty: none needed. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path with `:name` parts. */
  readonly path: string
  readonly scopes: readonly string[]
  readonly handle: (call: Call) => Answer | Promise<Answer>
}

/** Finds the route for a path; literal parts win over `:name` parts because they are listed first. */
export function match(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  const parts = split(path)
  for (const route of routes) {
    if (route.method !== method) continue
    const params = unify(split(route.path), parts)
    if (params !== undefined) return { route, params }
  }
  return undefined
}

function split(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}

function unify(pattern: string[], parts: string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index] ?? ''
    if (wanted.startsWith(':')) params[wanted.slice(1)] = decoded(part)
    else if (wanted !== part) return undefined
  }
  return params
}

/** A part that is broken names nothing that exists. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
