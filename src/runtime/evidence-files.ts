import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { EvidenceFiles } from '../app/ports.ts'
import { parseSha256 } from '../domain/kernel/codes.ts'
import { ledgerErrorOf } from './ledger-errors.ts'

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

const PART = '.part'

/** What a killed process left half-written; nobody refers to it. */
const dropParts = (folder: string): void => {
  if (!existsSync(folder)) return
  try {
    for (const name of readdirSync(folder)) if (name.endsWith(PART)) rmSync(join(folder, name))
  } catch (error) {
    throw ledgerErrorOf(folder, error)
  }
}

/** Writes what comes to `path`, on disk when resolved; returns the hash and size. */
const write = async (path: string, chunks: AsyncIterable<Uint8Array>) => {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(path, 'wx')
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
  return { hash: named, bytes }
}

/**
 * Evidence under `folder`, named by SHA-256; a file is there whole and on disk, or not at all. `put` throws LedgerError
 * when the disk is full or cannot be written; nothing of the file is left then.
 */
export const evidenceFiles = (folder: string): EvidenceFiles => {
  dropParts(folder)
  return {
    put: async (chunks) => {
      const incoming = join(folder, `.${randomUUID()}${PART}`)
      try {
        await mkdir(folder, { recursive: true })
        const written = await write(incoming, chunks)
        const path = evidencePath(folder, written.hash)
        await mkdir(dirname(path), { recursive: true })
        await rename(incoming, path)
        await syncFolder(dirname(path))
        return written
      } catch (error) {
        await rm(incoming, { force: true }).catch(() => undefined)
        throw ledgerErrorOf(folder, error)
      }
    },
  }
}
