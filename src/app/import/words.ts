/** The one evidence entry of a task taken over as done: there is no file (contract.md “Taking over a ledger”). */
export const IMPORTED_EVIDENCE = '导入佐证'
/** Stands where the ledger taken over says nothing: statement of an application, opinion of a review, note. */
export const IMPORTED = '台账导入'
