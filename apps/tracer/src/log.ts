import { destination, type Logger, pino } from 'pino'

/** What the service writes down as it goes on: JSON lines on stderr, each with what it is about as fields of its own. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Written at once: what a process said last must be there after it has died. */
export function createLog(level: LogLevel, replica: string | null = null): Log {
  const base = replica === null ? { pid: process.pid } : { pid: process.pid, replica }
  return pino({ level, base }, destination({ fd: 2, sync: true }))
}
