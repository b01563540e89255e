import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync } from 'node:fs'

/** The folder that every kernel keeps for tracefs: empty until somebody mounts it there. */
export const TRACEFS = '/sys/kernel/tracing'

export type Tracefs =
  | { readonly usable: false; readonly why: string }
  /** `release` unmounts what this process has mounted, unless another verification has begun to use it. */
  | { readonly usable: true; readonly release: () => void }

/** What of this process matters, as parameters. */
type Circumstances = {
  readonly platform: NodeJS.Platform
  readonly uid: number | undefined
  readonly folder: string
}

const HERE: Circumstances = {
  platform: process.platform,
  uid: process.getuid?.(),
  folder: TRACEFS,
}

/**
 * Makes the kernel's probes reachable: mounts tracefs where a distribution has left that undone. Where it cannot, says
 * why, in words that fit after a colon.
 */
export const openTracefs = ({ platform, uid, folder }: Circumstances = HERE): Tracefs => {
  const cannot = (why: string): Tracefs => ({ usable: false, why })
  if (platform !== 'linux') return cannot('kernel probes need Linux')
  if (uid !== 0) return cannot('kernel probes need root')
  if (!existsSync(folder)) return cannot(`this kernel has no tracefs: there is no ${folder}`)
  const mounts = readdirSync(folder).length === 0
  if (mounts) {
    const failure = run('mount', ['-t', 'tracefs', 'nodev', folder])
    if (failure !== null) return cannot(`tracefs cannot be mounted: ${failure}`)
  }
  // An open file keeps others from unmounting it, as theirs keep this process.
  const hold = openSync(folder, 'r')
  const release = () => {
    closeSync(hold)
    if (mounts) run('umount', [folder])
  }
  const missing = whatIsMissing(folder)
  if (missing === null) return { usable: true, release }
  release()
  return cannot(missing)
}

const whatIsMissing = (folder: string): string | null => {
  if (!existsSync(`${folder}/uprobe_events`))
    return 'the kernel has no uprobes (CONFIG_UPROBE_EVENTS)'
  return existsSync(`${folder}/events/syscalls/sys_enter_write`)
    ? null
    : 'the kernel has no syscall events (CONFIG_FTRACE_SYSCALLS)'
}

/** Null when it went well, else what it complained of. */
const run = (command: string, args: readonly string[]): string | null => {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  if (error !== undefined) return error.message
  const [complaint] = stderr.split(/\.?\n/)
  return status === 0 ? null : complaint || `${command} ended with ${status}`
}
