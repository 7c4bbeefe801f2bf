import type { Instant } from '../../domain/kernel/time.ts'
import {
  type Delivery,
  type Verified,
  type Verify,
  verifier,
  wasUnopened,
} from '../../lark/inbound/verify.ts'
import type { Tenant } from './bindings.ts'

/** A delivery tells its app only once it is deciphered, so each key is tried; with more, the address names the tenant. */
const MOST_TRIED = 16

type Refused = Extract<Verified, { readonly kind: 'refused' }>

/** A delivery that is one tenant's, or why it is nobody's. */
export type Addressed =
  | (Refused & {
      /** Whose delivery it claims to be, where just one can be meant: whom it concerns that it was refused. */
      readonly tenant: string | null
    })
  | { readonly kind: 'for'; readonly tenant: string; readonly verified: Exclude<Verified, Refused> }

const NOBODYS: Refused = { kind: 'refused', status: 401, reason: 'badApp' }

export interface Addressing {
  /** Finds whose delivery it is, failing closed. `named`: whose it says to be, by its address. */
  find(delivery: Delivery, now: Instant, named: string | undefined): Promise<Addressed>
  /** Whose a delivery is that nobody could read: the tenant of its address, or the only one. */
  unread(named: string | undefined): string | null
}

/** Tells the tenants' deliveries apart. */
export const addressing = (tenants: ReadonlyMap<string, Tenant>): Addressing => {
  const verifiers: ReadonlyMap<string, Verify> = new Map(
    [...tenants].map(([name, { lark, tenantKey }]) => [name, verifier({ ...lark, tenantKey })]),
  )
  const candidates = (named: string | undefined): readonly string[] => {
    if (named !== undefined) return verifiers.has(named) ? [named] : []
    return verifiers.size > MOST_TRIED ? [] : [...verifiers.keys()]
  }
  const onlyOne = (names: readonly string[]): string | null => (names.length === 1 && names[0]) || null
  return {
    find: async (delivery, now, named) => {
      const tried = candidates(named)
      const opened: string[] = []
      let refused = NOBODYS
      for (const tenant of tried) {
        const verified = await verifiers.get(tenant)?.(delivery, now)
        if (verified === undefined) continue
        if (verified.kind !== 'refused') return { kind: 'for', tenant, verified }
        const isOpened = !wasUnopened(delivery, verified.reason)
        // Who could open it knows more of it than who could not.
        if (isOpened || opened.length === 0) refused = verified
        if (isOpened) opened.push(tenant)
      }
      return { ...refused, tenant: onlyOne(tried) ?? onlyOne(opened) }
    },
    unread: (named) => onlyOne(candidates(named)),
  }
}
