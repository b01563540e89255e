import type { LabEventOf } from '../labEvent.ts'
import { capital, named } from '../labWords.ts'

/** What has become of a process. */
export function processText(event: LabEventOf<'process'>): string {
  const name = named({ id: event.process, role: event.role })
  switch (event.state) {
    case 'started':
      if (event.role === 'thread') return `${capital(name)} is started, in process ${event.pid}.`
      return event.role === 'worker'
        ? `The primary forked ${name}, pid ${event.pid}.`
        : `${capital(name)} is started, pid ${event.pid}.`
    case 'online':
      return `${capital(name)} is online: its JavaScript runs.`
    case 'listening':
      return `${capital(name)} listens: from now on it may be given connections.`
    case 'disconnecting':
      return `${capital(name)} is asked to finish.`
    case 'disconnected':
      return `The channel between the primary and ${name} is closed.`
    case 'frozen':
      return `${capital(name)} is frozen: none of its code runs.`
    case 'thawed':
      return `${capital(name)} runs again.`
    case 'exited': {
      const { code = null, signal = null } = event
      if (event.withAll)
        return `${capital(name)} was ended with all other processes of the session.`
      if (event.unneeded) return `${capital(name)} was ended: no load run needs it any more.`
      if (signal !== null) return `${capital(name)} was ended by ${signal}.`
      if (code !== null) return `${capital(name)} has exited with code ${code}.`
      return `${capital(name)} is gone; nobody was left who could ask how it ended.`
    }
    default:
      return event.state satisfies never
  }
}
