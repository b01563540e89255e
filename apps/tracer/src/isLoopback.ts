import { isIPv4 } from 'node:net'

/** Whether a name or address stands for this machine alone: to listen on, or to be called by. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'))
}
