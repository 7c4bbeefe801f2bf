// The platform's SDK without the hundred groups of calls that nobody here makes: they are most of its 6 MB of source,
// and every client would hold functions for each of them.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Each generated class adds its groups to the one before: `class Client$b extends Client$c { … this.wiki = {…} }`. */
const GENERATED = /^class (Client\$\S+) extends (Client\$\S+) \{\n([\s\S]*?)^\}$/gm
const GROUP = /^ {8}this\.(\w+) = /gm
/** Looks for a package.json where it stands, which is not beside a bundle. */
const VERSION = /^function getSdkVersion\(\) \{[\s\S]*?^\}$/m

/** The one list, of which the types of the calls are made too. */
const groupsInUse = async () => {
  const { outputFiles } = await build({
    entryPoints: ['src/lark/outbound/sdk-groups.ts'],
    format: 'esm',
    write: false,
  })
  const { SDK_GROUPS } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)
  return SDK_GROUPS
}

const trimmed = (source, groups) => {
  const found = new Set()
  const contents = source.replace(GENERATED, (whole, name, before, body) => {
    const used = [...body.matchAll(GROUP)].map((match) => match[1]).filter((group) => groups.includes(group))
    for (const group of used) found.add(group)
    return used.length > 0 ? whole : `const ${name} = ${before};`
  })
  for (const group of groups)
    if (!found.has(group)) throw new Error(`the SDK has no class with the calls of ${group}`)
  return contents
}

const versioned = (source, version) => {
  if (!VERSION.test(source)) throw new Error('the SDK no longer reads its version in getSdkVersion')
  return source.replace(VERSION, `function getSdkVersion() { return ${JSON.stringify(version)} }`)
}

export const trimmedSdk = {
  name: 'trimmed-sdk',
  setup({ onLoad }) {
    onLoad({ filter: /node-sdk[\\/]es[\\/]index\.js$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(join(path, '../../package.json'), 'utf8'))
      const source = await readFile(path, 'utf8')
      return { contents: versioned(trimmed(source, await groupsInUse()), version) }
    })
  },
}
