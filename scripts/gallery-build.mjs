// Draws the app's cards for the sandbox's gallery: bundles scripts/gallery.ts beside the packages and runs it.

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

let run = 0

/** Writes the page's `cards.json` as soon as the bundle is there. */
const drawn = (bundle, outdir) => ({
  name: 'drawn-cards',
  setup(build) {
    build.onEnd(async ({ errors, outputFiles }) => {
      if (errors.length > 0) return
      run += 1
      const file = bundle.replace(/\.mjs$/, `-${run}.mjs`)
      await mkdir(resolve(bundle, '..'), { recursive: true })
      await writeFile(file, outputFiles[0].contents)
      try {
        const { drawnCards } = await import(pathToFileURL(file).href)
        await writeFile(`${outdir}/cards.json`, drawnCards())
      } finally {
        await rm(file)
      }
    })
  },
})

export const galleryBuild = (outdir) => {
  const bundle = resolve(`node_modules/.cache/gallery/cards-${process.pid}.mjs`)
  return {
    entryPoints: ['scripts/gallery.ts'],
    outfile: bundle,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    plugins: [drawn(bundle, outdir)],
    logLevel: 'warning',
  }
}
