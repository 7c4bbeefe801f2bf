import { open } from 'node:fs/promises'

const sync = async (path: string, flags: 'r' | 'r+'): Promise<void> => {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The bytes of a file stay when the power fails. */
export const syncFile = (path: string): Promise<void> => sync(path, 'r+')

/** What was made or renamed in a folder stays there when the power fails. */
export const syncFolder = (path: string): Promise<void> => sync(path, 'r')
