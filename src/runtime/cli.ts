#!/usr/bin/env node
import process from 'node:process'
import { instant } from '../domain/kernel/time.ts'
import { linesOf } from './cli/lines.ts'
import { runCli } from './cli/run.ts'
import { readConfig } from './environment.ts'

// Whoever reads our output may have seen enough: `taizhang parse | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await runCli(process.argv.slice(2), {
  config: readConfig,
  now: () => instant(Date.now()),
  lines: () => linesOf(0),
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
})
