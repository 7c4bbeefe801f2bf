import { randomBytes } from 'node:crypto'

/** Bare hex id of `bytes` random bytes. */
export function hex(bytes = 16): string {
  return randomBytes(bytes).toString('hex')
}

/** Id in the platform's form: a prefix (`ou_`, `oc_`, `om_`, `omt_`, `on_`, `img_`, `file_`, `c-`, `t-`) and 32 hex digits. */
export function newId(prefix: string): string {
  return `${prefix}${hex(16)}`
}
