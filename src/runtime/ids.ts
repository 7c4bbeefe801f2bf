import { randomUUID } from 'node:crypto'

/**
 * A UUID of version 7: those made together sort together, so that an index takes a batch of them in one place.
 * @param now UTC ms
 */
export const timeOrderedId = (now: number): string => {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${randomUUID().slice(15)}`
}
