/** What the thread is told in the end; anything else is a call to write back. */
export const END = 'end'
