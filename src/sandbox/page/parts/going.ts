/** For ways that take a while: whoever goes again, or elsewhere, no longer wants where he was going before. */
export function going() {
  let times = 0
  /** Tells as long as one has not gone again since now. */
  const staying = (): (() => boolean) => {
    const mine = times
    return () => times === mine
  }
  return {
    staying,
    /** Goes; tells as long as one has not gone again. */
    go: (): (() => boolean) => {
      times += 1
      return staying()
    },
  }
}
