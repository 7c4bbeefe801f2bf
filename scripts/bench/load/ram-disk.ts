import { accessSync, constants } from 'node:fs'
import { tmpdir } from 'node:os'

const SHARED_MEMORY = '/dev/shm'

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Where files cost no flush of a disk, if there is such a place, and what to call it. */
export const ramDisk = (): { readonly parent: string; readonly called: string } =>
  isWritable(SHARED_MEMORY)
    ? { parent: SHARED_MEMORY, called: `the RAM disk ${SHARED_MEMORY}` }
    : { parent: tmpdir(), called: 'the temporary folder, flushes of its disk included' }
