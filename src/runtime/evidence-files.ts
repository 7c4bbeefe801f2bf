import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { EvidenceFiles } from '../app/ports.ts'
import { parseSha256, type Sha256 } from '../domain/kernel/codes.ts'
import { syncFolder } from './durable.ts'
import { ledgerErrorOf } from './ledger-errors.ts'

/** `ab/abcdef…` under the folder, so that no directory grows without bound. */
export const evidencePath = (folder: string, hash: string): string => join(folder, hash.slice(0, 2), hash)

const PART = '.part'
const OURS = /^\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part$/

/**
 * Removes what a killed process left half-written; nobody refers to it.
 * @param olderThanMs where others may be writing
 */
export const dropParts = (folder: string, olderThanMs = 0): void => {
  if (!existsSync(folder)) return
  // One that is gone meanwhile was finished.
  const isForgotten = (path: string): boolean =>
    olderThanMs === 0 ||
    Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > olderThanMs
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      if (OURS.test(name) && isForgotten(path)) rmSync(path, { force: true })
    }
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

/** A file does not have the content that its name says. */
export class EvidenceDamaged extends Error {
  constructor(hash: Sha256) {
    super(`the evidence ${hash} has another content than its name says`)
    this.name = 'EvidenceDamaged'
  }
}

/**
 * Keeps a file, whole and on disk when resolved; nothing of it is left when that fails.
 * @param expected the hash that it must have
 * @throws LedgerError when the disk is full or cannot be written, EvidenceDamaged
 */
export const keepEvidence = async (
  folder: string,
  chunks: AsyncIterable<Uint8Array>,
  expected?: Sha256,
): Promise<{ readonly hash: Sha256; readonly bytes: number }> => {
  const incoming = join(folder, `.${randomUUID()}${PART}`)
  try {
    if ((await mkdir(folder, { recursive: true })) !== undefined) await syncFolder(dirname(folder))
    const written = await write(incoming, chunks)
    if (expected !== undefined && written.hash !== expected) throw new EvidenceDamaged(expected)
    const path = evidencePath(folder, written.hash)
    const made = await mkdir(dirname(path), { recursive: true })
    await rename(incoming, path)
    await syncFolder(dirname(path))
    if (made !== undefined) await syncFolder(folder)
    return written
  } catch (error) {
    await rm(incoming, { force: true }).catch(() => undefined)
    throw ledgerErrorOf(folder, error)
  }
}

/** Evidence under `folder`, named by SHA-256; a file is there whole and on disk, or not at all. */
export const evidenceFiles = (folder: string): EvidenceFiles => {
  dropParts(folder)
  return { put: (chunks) => keepEvidence(folder, chunks) }
}
