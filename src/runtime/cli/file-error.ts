import { CommandFailed } from './context.ts'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'its folder is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
}

/** The file system's refusal in words; anything else is a bug and is thrown on. */
export const fileError = (what: string, error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^E[A-Z]+$/.test(code)
    ? new CommandFailed(`${what}: ${REASONS[code] ?? code}; check the path`)
    : error
}
