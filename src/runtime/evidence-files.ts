import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { EvidenceFiles } from '../app/ports.ts'
import { parseSha256 } from '../domain/kernel/codes.ts'

/** `ab/abcdef…` under the folder, so that no directory grows without bound. */
export const evidencePath = (folder: string, hash: string): string => join(folder, hash.slice(0, 2), hash)

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Evidence under `folder`, named by SHA-256; a file is there whole and on disk, or not at all. */
export const evidenceFiles = (folder: string): EvidenceFiles => ({
  put: async (chunks) => {
    await mkdir(folder, { recursive: true })
    const incoming = join(folder, `.${randomUUID()}.part`)
    const hash = createHash('sha256')
    let bytes = 0
    try {
      const file = await open(incoming, 'wx')
      try {
        for await (const chunk of chunks) {
          hash.update(chunk)
          bytes += chunk.byteLength
          await file.writeFile(chunk)
        }
        await file.sync()
      } finally {
        await file.close()
      }
      const named = parseSha256(hash.digest('hex'))
      if (named === undefined) throw new Error('not a SHA-256')
      const path = evidencePath(folder, named)
      await mkdir(join(path, '..'), { recursive: true })
      await rename(incoming, path)
      await syncFolder(join(path, '..'))
      return { hash: named, bytes }
    } finally {
      await rm(incoming, { force: true })
    }
  },
})
