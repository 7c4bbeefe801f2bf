import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import type { Sha256 } from '../../domain/kernel/codes.ts'
import { EvidenceDamaged, evidencePath, keepEvidence } from '../evidence-files.ts'
import type { Progress } from './proof.ts'

export interface Gathering {
  readonly hashes: readonly Sha256[]
  /** Folders to take from, the best first. */
  readonly from: readonly string[]
  readonly to: string
  /** Reads again what is there already; else its name is believed. */
  readonly recheck: boolean
  readonly progress: Progress
}

const isWhole = async (path: string, hash: Sha256): Promise<boolean> => {
  const read = createHash('sha256')
  for await (const chunk of createReadStream(path)) read.update(chunk)
  return read.digest('hex') === hash
}

const isThere = async ({ to, recheck }: Gathering, hash: Sha256): Promise<boolean> => {
  const path = evidencePath(to, hash)
  return existsSync(path) && (!recheck || (await isWhole(path, hash)))
}

const take = async (gathering: Gathering, hash: Sha256): Promise<boolean> => {
  for (const folder of gathering.from) {
    const path = evidencePath(folder, hash)
    if (!existsSync(path)) continue
    try {
      await keepEvidence(gathering.to, createReadStream(path), hash)
      return true
    } catch (error) {
      if (!(error instanceof EvidenceDamaged)) throw error
    }
  }
  return false
}

/**
 * Brings evidence files together, each checked by its hash as it is copied. Returns those that are nowhere whole.
 * @throws LedgerError when the disk is full or cannot be written
 */
export const gatherEvidence = async (gathering: Gathering): Promise<readonly Sha256[]> => {
  const { hashes, progress } = gathering
  const missing: Sha256[] = []
  for (const [n, hash] of hashes.entries()) {
    if (!(await isThere(gathering, hash)) && !(await take(gathering, hash))) missing.push(hash)
    progress('evidence files', n + 1, hashes.length)
  }
  return missing
}

/** How many evidence files, in words. */
export const filesText = (count: number): string => `${count} evidence file${count === 1 ? '' : 's'}`
