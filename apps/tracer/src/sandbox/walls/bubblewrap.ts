import { cpuMsFor, dataBytes, fileBytes, type Limits } from '../limits.ts'
import { NODE_IN_SANDBOX, RECORDER_IN_SANDBOX } from './rootfs.ts'

/** Programs of the system that build the walls. */
export type WallTools = { readonly bwrap: string; readonly prlimit: string }

export type WallSpec = {
  readonly tools: WallTools
  readonly root: string
  /** The runtime's executable, reachable for the slot's user. */
  readonly executable: string
  readonly major: number
  readonly limits: Limits
  /** The process runs as a user of its own, whose processes can be counted. */
  readonly ownUser: boolean
  /** A cgroup holds its memory. */
  readonly cgroup: boolean
  readonly filterFd: number
  readonly record: boolean
}

/** The whole command: limits, bubblewrap, Node. */
export function wallCommand(spec: WallSpec): { file: string; args: string[] } {
  const { tools, limits, major } = spec
  const walled = [
    tools.bwrap,
    ...walls(spec),
    '--',
    NODE_IN_SANDBOX,
    ...nodeArguments(limits.heapMb, major),
  ]
  return { file: tools.prlimit, args: [...resourceLimits(spec), '--', ...walled] }
}

/** Arguments of Node itself, the same with walls and without. */
export function nodeArguments(
  heapMb: number,
  major: number,
  recorder = RECORDER_IN_SANDBOX,
  main = '/tmp/app/index.js',
): string[] {
  // The recorder reads libuv's counters through Node's internals; Node 10 has neither them nor the need.
  const internals = major >= 12 ? ['--expose-internals'] : []
  return [`--max-old-space-size=${heapMb}`, ...internals, '-r', recorder, main]
}

function resourceLimits({ limits, major, ownUser, cgroup }: WallSpec): string[] {
  // A backstop only: the service watches the clock of each run more closely than in whole seconds.
  const cpuSeconds = Math.ceil(cpuMsFor(limits.maxTimeoutMs) / 1000) + 1
  const own = ownUser ? [`--nproc=${limits.threads}`, '--sigpending=64'] : []
  return [
    `--cpu=${cpuSeconds}:${cpuSeconds + 1}`,
    `--data=${dataBytes(major, limits, cgroup)}`,
    `--fsize=${fileBytes(limits)}`,
    `--nofile=${limits.openFiles}`,
    '--core=0',
    '--memlock=0',
    '--msgqueue=0',
    // Counted per user: without a user of its own a run would be counted together with the person's other programs.
    ...own,
  ]
}

function walls({ root, executable, limits, filterFd, record }: WallSpec): string[] {
  return [
    ...['--ro-bind', root, '/', '--ro-bind', executable, NODE_IN_SANDBOX],
    ...['--proc', '/proc', '--dev-bind', '/dev/null', '/dev/null'],
    ...['--dev-bind', '/dev/urandom', '/dev/urandom'],
    ...['--perms', '0755', '--size', String(limits.filesMb * 1024 * 1024), '--tmpfs', '/tmp'],
    ...['--dir', '/tmp/app', '--chdir', '/tmp/app'],
    ...['--unshare-user', '--disable-userns', '--unshare-ipc', '--unshare-pid', '--unshare-uts'],
    ...['--unshare-net', '--unshare-cgroup-try', '--hostname', 'sandbox'],
    ...['--uid', '1000', '--gid', '1000', '--cap-drop', 'ALL'],
    ...['--die-with-parent', '--new-session', '--seccomp', String(filterFd)],
    ...['--clearenv', '--setenv', 'HOME', '/tmp', '--setenv', 'PATH', '/usr/bin'],
    ...['--setenv', 'LANG', 'C.UTF-8', '--setenv', 'TZ', 'UTC'],
    ...(record ? [] : ['--setenv', 'LOOPSCOPE_RECORD', '0']),
  ]
}
