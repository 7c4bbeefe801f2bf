import type { Instant } from '../../domain/kernel/time.ts'
import { type Delivery, type Verified, type Verify, verifier } from '../../lark/inbound/verify.ts'
import type { Tenant } from './bindings.ts'

/** A delivery tells its app only once it is deciphered, so each key is tried; with more, the address names the tenant. */
const MOST_TRIED = 16

type Refused = Extract<Verified, { readonly kind: 'refused' }>

/** A delivery that is one tenant's, or why it is nobody's. */
export type Addressed =
  | Refused
  | { readonly kind: 'for'; readonly tenant: string; readonly verified: Exclude<Verified, Refused> }

const NOBODYS: Refused = { kind: 'refused', status: 401, reason: 'badApp' }

/** Finds whose delivery it is, failing closed. `named`: whose it says to be, by its address. */
export const addressing = (tenants: ReadonlyMap<string, Tenant>) => {
  const verifiers: ReadonlyMap<string, Verify> = new Map(
    [...tenants].map(([name, { lark, tenantKey }]) => [name, verifier({ ...lark, tenantKey })]),
  )
  const candidates = (named: string | undefined): readonly string[] => {
    if (named !== undefined) return [named]
    return verifiers.size > MOST_TRIED ? [] : [...verifiers.keys()]
  }
  return async (delivery: Delivery, now: Instant, named: string | undefined): Promise<Addressed> => {
    let refused = NOBODYS
    for (const tenant of candidates(named)) {
      const verified = await verifiers.get(tenant)?.(delivery, now)
      if (verified === undefined) continue
      if (verified.kind !== 'refused') return { kind: 'for', tenant, verified }
      refused = verified
    }
    return refused
  }
}
