/** What is said of a file that `utf8Text` does not take. */
export const NOT_UTF8 = 'is not UTF-8 text: save it with that encoding and import it again'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of a file; undefined when its bytes are not UTF-8: names would be kept with holes in them. */
export const utf8Text = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
