// How the sandbox's page is bundled: its scripts split so that the chart engine is fetched only when a chart appears.

import { readFile } from 'node:fs/promises'

/** Every browser that runs the page reads woff2; the older format would double what is copied. */
const modernFonts = {
  name: 'modern-fonts',
  setup(build) {
    build.onLoad({ filter: /@fontsource[\\/].*\.css$/ }, async ({ path }) => {
      const css = await readFile(path, 'utf8')
      return { contents: css.replaceAll(/, url\([^)]*\.woff\) format\('woff'\)/g, ''), loader: 'css' }
    })
  },
}

export const pageBuild = (outdir, watch) => ({
  entryPoints: { chat: 'src/sandbox/page/chat.tsx', gallery: 'src/sandbox/page/gallery.tsx' },
  outdir,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  assetNames: 'fonts/[name]-[hash]',
  loader: { '.woff2': 'file' },
  plugins: [modernFonts],
  platform: 'browser',
  target: 'es2022',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: !watch,
  sourcemap: watch,
  logLevel: 'warning',
})
