/** What this browser keeps for the page. One that keeps nothing, being full or told not to, is done without. */
const shelf = (storage: () => Storage) => ({
  kept(key: string): string | null {
    try {
      return storage().getItem(key)
    } catch {
      return null
    }
  },
  keep(key: string, value: string): void {
    try {
      storage().setItem(key, value)
    } catch {
      // Until the page is closed it goes on with what it holds itself.
    }
  },
  forget(key: string): void {
    try {
      storage().removeItem(key)
    } catch {
      // Nothing was kept.
    }
  },
})

/** For every window, until it is forgotten. */
export const { kept, keep, forget } = shelf(() => localStorage)

/** For this window only, until it is closed. */
export const here = shelf(() => sessionStorage)
