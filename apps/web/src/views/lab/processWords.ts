import { isOrderlyExit } from '@loopscope/shared/lab/isOrderlyExit'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'

/** What has become of a process, without its name. */
export function processWords(event: Extract<LabEvent, { type: 'process' }>): string {
  switch (event.state) {
    case 'started':
      return event.role === 'worker' ? `forked, pid ${event.pid}` : `started, pid ${event.pid}`
    case 'online':
      return 'online'
    case 'listening':
      return 'listening'
    case 'disconnecting':
      return 'asked to disconnect'
    case 'disconnected':
      return 'disconnected'
    case 'frozen':
      return 'frozen by SIGSTOP'
    case 'thawed':
      return 'goes on by SIGCONT'
    case 'exited':
      return exitWords(event)
    default:
      return event.state satisfies never
  }
}

/** An exit that is no orderly end, of this process alone. */
export function isDeath(event: LabEvent): boolean {
  return event.type === 'process' && event.state === 'exited' && !isOrderlyExit(event)
}

type Exit = {
  readonly code?: number | null | undefined
  readonly signal?: string | null | undefined
  readonly withAll?: boolean | undefined
  readonly unneeded?: boolean | undefined
}

/** "exited with code 0", "killed by SIGKILL", "gone" where no one could ask how it ended, "ended with all others". */
export function exitWords(exit: Exit): string {
  const { code = null, signal = null, withAll = false, unneeded = false } = exit
  if (withAll) return 'ended with all others'
  if (unneeded) return 'ended: no run needs it'
  if (signal === null && code === null) return 'gone'
  return signal === null ? `exited with code ${code}` : `killed by ${signal}`
}
