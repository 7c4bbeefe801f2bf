/** Shorter bodies always have room: the platform's usual events are some KB. */
const SMALL = 64 * 1024
/** Room for larger ones, bytes. */
const ROOM = 64 * 1024 * 1024

/**
 * Room for what is on its way in. Anybody may begin to send: however many do, what they send by halves must not fill the
 * memory, and small bodies must get through all the same.
 */
export class BodyRoom {
  #taken = 0

  /** Whether there is room for a body of so many bytes; `giveBack` it then. */
  take(bytes: number): boolean {
    if (bytes <= SMALL) return true
    if (this.#taken + bytes > ROOM) return false
    this.#taken += bytes
    return true
  }

  giveBack(bytes: number): void {
    if (bytes > SMALL) this.#taken -= bytes
  }
}
