import { existsSync } from 'node:fs'
import process, { loadEnvFile } from 'node:process'
import { type Config, ConfigError, loadConfig } from './config.ts'

const loadFile = (): void => {
  if (!existsSync('.env')) return
  try {
    loadEnvFile('.env')
  } catch {
    throw new ConfigError('.env', 'a file that can be read')
  }
}

/** The configuration of this process; `.env` is read if present. The one place that reads the environment. */
export const readConfig = (): Config => {
  loadFile()
  return loadConfig(process.env)
}
