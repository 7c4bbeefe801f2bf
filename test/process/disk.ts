import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A small disk of its own that can be filled. */
export interface SmallDisk {
  readonly folder: string
  fill(): void
  free(): void
  remove(): void
}

const FILLER = 'filler'

const fill = (folder: string): void => {
  const file = openSync(join(folder, FILLER), 'w')
  try {
    for (const size of [65_536, 4096, 512]) writeUntilFull(file, Buffer.alloc(size))
  } finally {
    closeSync(file)
  }
}

const writeUntilFull = (file: number, bytes: Buffer): void => {
  try {
    for (;;) writeSync(file, bytes)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}

/** Mounts one of `megabytes` in memory; a text says why that cannot be done here. */
export const smallDisk = (megabytes: number): SmallDisk | string => {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'))
  const { status, stderr, error } = spawnSync(
    'mount',
    ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder],
    { encoding: 'utf8' },
  )
  if (status !== 0) {
    rmSync(folder, { recursive: true })
    return `no small disk can be mounted here: ${error?.message ?? stderr.trim()}`
  }
  return {
    folder,
    fill: () => fill(folder),
    free: () => rmSync(join(folder, FILLER), { force: true }),
    remove: () => {
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
