/**
 * Where each scenario runs beside Node: in workerd with every `npm test`, in workerd when all are asked for
 * (`WORKERS=all`), or not at all, for the reason that is told.
 */
export const SCENARIOS = {
  'bad-input': 'always',
  'close-out': 'always',
  digest: 'always',
  evidence: 'always',
  extension: 'always',
  guests: 'always',
  'nudge-days': 'always',
  places: 'always',
  proposals: 'always',
  'proposals-corrected': 'always',
  'proposals-places': 'always',
  'proposals-threads': 'always',
  'proposals-waiting': 'always',
  secrets: 'always',
  undo: 'always',
  webhook: 'always',
  'command-spelling': 'all',
  disorder: 'all',
  edits: 'all',
  'edits-commands': 'all',
  'edits-hour': 'all',
  'edits-waiting': 'all',
  english: 'all',
  history: 'all',
  'late-reports': 'all',
  'ledger-words': 'all',
  limits: 'all',
  'nudge-answers': 'all',
  'proposals-again': 'all',
  'proposals-answered': 'all',
  'proposals-files': 'all',
  'proposals-forged': 'all',
  'proposals-hostile': 'all',
  'proposals-overtaken': 'all',
  'proposals-shared': 'all',
  'refused-forms': 'all',
  reopening: 'all',
  returns: 'all',
  reviewers: 'all',
  shuffled: 'all',
  'taking-on': 'all',
  backup: { nodeOnly: 'a backup is of a file of DATA_DIR' },
  bin: { nodeOnly: 'the command line is a program of Node' },
  'clock-jumps': { nodeOnly: 'the clock of a Worker is the platform’s' },
  'command-line': { nodeOnly: 'the command line works on a file of DATA_DIR' },
  crash: { nodeOnly: 'a process of Node is killed' },
  disk: { nodeOnly: 'it is about the disk of DATA_DIR' },
  lines: { nodeOnly: 'most of it is about the long connection; a Worker takes the webhook' },
  logs: { nodeOnly: 'it reads the lines that the process of Node writes' },
  metrics: { nodeOnly: 'it looks at the process and at the long connection; a Worker asks for a token' },
  'npm-start': { nodeOnly: 'a process of Node is told to stop' },
  outage: { nodeOnly: 'the long connection is awaited; a Worker takes the webhook' },
  output: { nodeOnly: 'it is about the standard output of a process of Node' },
  'secret-import': { nodeOnly: 'the command line works on a file of DATA_DIR' },
  signals: { nodeOnly: 'a process of Node is told to stop' },
  'turned-away': { nodeOnly: 'it looks at the doors of a server; a Worker has those of its platform' },
  'webhook-fuzz': { nodeOnly: 'workerd resets a connection whose body it refuses, before we see it' },
  'write-back': { nodeOnly: 'a Worker has no log to write back' },
} as const satisfies Readonly<Record<string, 'always' | 'all' | { readonly nodeOnly: string }>>

/** The files that run in workerd, unchanged. */
export const inWorkers = (all: boolean): readonly string[] =>
  Object.entries(SCENARIOS).flatMap(([name, where]) =>
    where === 'always' || (all && where === 'all') ? [`test/scenarios/${name}.test.ts`] : [],
  )

/** The rest, with the reason. */
export const notInWorkers = (all: boolean): readonly string[] =>
  Object.entries(SCENARIOS).flatMap(([name, where]) => {
    if (typeof where === 'object') return [`${name}: ${where.nodeOnly}`]
    return where === 'all' && !all ? [`${name}: with WORKERS=all, for the time it takes`] : []
  })
