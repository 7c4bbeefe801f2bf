import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const ROOT = resolve(import.meta.dirname, '../..')

/** Beside the packages, so that an install begins with a fresh one. */
const HOME = join(ROOT, 'node_modules/.cache/chromium')

/** The text fonts that the package brings, and none of the machine's: a picture looks the same everywhere. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(HOME, 'fonts')}</dir><cachedir>${join(HOME, 'font-cache')}</cachedir></fontconfig>
`

/**
 * Unpacks the browser of the npm package once per install. Every file is in place before the folder gets its name, so
 * that several runs may unpack at once.
 */
export const unpackChromium = async (): Promise<void> => {
  if (existsSync(HOME)) return
  await mkdir(dirname(HOME), { recursive: true })
  const folder = await mkdtemp(`${HOME}-`)
  // The package unpacks where TMPDIR points, and its libraries only where it believes to be on Lambda.
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  await promisify(execFile)(process.execPath, ['scripts/unpack-chromium.mjs'], { cwd: ROOT, env })
  await writeFile(join(folder, 'fonts.conf'), FONTS)
  // Whoever installed, others may run it.
  for (const path of [folder, join(folder, 'chromium')]) await chmod(path, 0o755)
  await rename(folder, HOME).catch(() => rm(folder, { recursive: true, force: true }))
}

/** Starts the unpacked browser: as root or not, with or without /dev/shm, and with no library but libc from outside. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: join(HOME, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(HOME, 'al2023/lib'),
      FONTCONFIG_FILE: join(HOME, 'fonts.conf'),
    },
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
  })
