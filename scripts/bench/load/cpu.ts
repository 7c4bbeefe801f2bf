import { readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'

const TICK_MS = 10

/** What `/proc` tells of a process: its name, and the fields after it. */
const statOf = (pid: number): { readonly name: string; readonly fields: readonly string[] } => {
  const [, name = '', rest = ''] =
    /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
  return { name, fields: rest.split(' ') }
}

/** Processor time that a process has used, ms, its threads included. */
export const cpuMsOf = (pid: number): number => {
  const { fields } = statOf(pid)
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

const isOurs = (pid: number, name: string): boolean => {
  try {
    const stat = statOf(pid)
    return stat.name === name && Number(stat.fields[1]) === process.pid
  } catch {
    // It has ended meanwhile.
    return false
  }
}

/** The processes of that name that this one has started. */
export const childrenCalled = (name: string): readonly number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && isOurs(pid, name))
