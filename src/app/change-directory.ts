import type { PersonId } from '../domain/kernel/codes.ts'
import { type Directory, evolveDirectory } from '../domain/people/directory.ts'
import type { DirectoryEvent } from '../domain/people/events.ts'
import type { Work } from './context.ts'

/** The journal's stream of everything that is not a problem. */
export const DIRECTORY_STREAM = 'directory'

/** Folds events into the directory, saves and journals them; returns the directory as it is then. */
export const changeDirectory = (
  work: Pick<Work, 'store' | 'now' | 'cause'>,
  events: readonly DirectoryEvent[],
  by: PersonId,
): Directory => {
  let directory = work.store.directory.load()
  if (events.length === 0) return directory
  for (const event of events) directory = evolveDirectory(directory, event)
  work.store.directory.save(directory)
  const stamp = { at: work.now, by, onBehalfOf: null }
  work.store.journal.append(
    DIRECTORY_STREAM,
    events.map((event) => ({ event, stamp })),
    work.cause,
    work.now,
  )
  return directory
}
