/** Ids of the platform, and ours that are made of them. */
const ID = /^[\w:.@-]{1,100}$/

/**
 * What the log's lines of one event share, from its coming in to the calls that follow: the id by which the event is
 * known again, which is the journal's cause too. What does not look like an id might be text, and is not logged.
 */
export const requestIdOf = ({ id }: { readonly id: string }): string => (ID.test(id) ? id : 'unnamed')
