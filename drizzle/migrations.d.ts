declare const bundle: {
  readonly journal: { readonly entries: readonly { readonly idx: number; readonly tag: string }[] }
  /** SQL text by `m` and the number of four digits. */
  readonly migrations: Readonly<Record<string, string>>
}
export default bundle
