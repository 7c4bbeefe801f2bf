import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
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

/** Whether the path, or what is there of it, is a folder. */
const mayBeFolder = (path: string): boolean => {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found !== undefined) return found.isDirectory()
  } catch {
    // A file further up, or a folder that tells us nothing: what is above it decides.
  }
  return dirname(path) === path || mayBeFolder(dirname(path))
}

/**
 * The configuration of this process; `.env` is read if present. The one place that reads the environment.
 * @throws ConfigError (contract.md 2)
 */
export const readConfig = (): Config => {
  loadFile()
  const config = loadConfig(process.env)
  if (!mayBeFolder(config.dataDir))
    throw new ConfigError(
      'DATA_DIR',
      `a folder, or a path where one can be made; ${config.dataDir} is or lies under a file`,
    )
  return config
}
