import type { Bindings } from '../../src/runtime/worker/bindings.ts'

const nothing = (): never => {
  throw new Error('not used')
}
/** Bindings with these variables, whose objects and bucket are not used. */
export const bindings = (variables: Readonly<Record<string, string>>): Bindings => ({
  LEDGERS: { getByName: nothing },
  EVIDENCE: {
    head: nothing,
    get: nothing,
    put: nothing,
    delete: nothing,
    list: nothing,
    createMultipartUpload: nothing,
  },
  ...variables,
})
