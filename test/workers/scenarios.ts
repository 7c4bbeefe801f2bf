/** Scenarios that run in workerd as well, unchanged. */
export const inWorkers = [
  'bad-input',
  'close-out',
  'digest',
  'evidence',
  'extension',
  'guests',
  'nudge-days',
  'places',
  'proposals',
  'secrets',
  'undo',
  'webhook',
] as const
