import { existsSync } from 'node:fs'
import process, { loadEnvFile } from 'node:process'
import { type Config, loadConfig } from './config.ts'

/** The configuration of this process; `.env` is read if present. The one place that reads the environment. */
export const readConfig = (): Config => {
  if (existsSync('.env')) loadEnvFile('.env')
  return loadConfig(process.env)
}
