import { readdirSync, readFileSync } from 'node:fs'
import { basename, sep } from 'node:path'

/**
 * Ends every process of bubblewrap that was told to show something of this folder. A service that is killed while it starts
 * one leaves it: bubblewrap's first child waits for its parent before it asks the kernel to be told of the parent's end.
 * Does nothing where the system has no /proc.
 */
export function endWaiting(folder: string): void {
  if (process.platform !== 'linux') return
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const [program = '', ...args] = argumentsOf(name)
    if (basename(program) !== 'bwrap' || !args.some((arg) => arg.startsWith(folder + sep))) continue
    try {
      process.kill(Number(name), 'SIGKILL')
    } catch (_goneOrAnothers) {
      // Gone meanwhile, or of another user, who sweeps for himself.
    }
  }
}

function argumentsOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch (_gone) {
    return []
  }
}
