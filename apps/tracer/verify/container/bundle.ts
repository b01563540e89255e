import type { Mode } from './modes.ts'

/** What an image says of how it is started. */
export type ImageConfig = {
  readonly Healthcheck: { readonly Test: readonly string[] }
  readonly Entrypoint: readonly string[]
  readonly Env: readonly string[]
  readonly WorkingDir: string
}

/** A config.json; `process`: whom it starts, with which rights. */
export type ContainerConfig = { readonly process: object; readonly [name: string]: unknown }

/** Those that Docker and containerd give by default. */
const DEFAULT_CAPABILITIES = [
  ...['CHOWN', 'DAC_OVERRIDE', 'FSETID', 'FOWNER', 'MKNOD', 'NET_RAW', 'SETGID', 'SETUID'],
  ...['SETFCAP', 'SETPCAP', 'NET_BIND_SERVICE', 'SYS_CHROOT', 'KILL', 'AUDIT_WRITE'],
].map((name) => `CAP_${name}`)

/** Those that Docker and containerd cover by default. */
const MASKED = [
  ...['/proc/acpi', '/proc/kcore', '/proc/keys', '/proc/latency_stats', '/proc/timer_list'],
  ...['/proc/timer_stats', '/proc/sched_debug', '/proc/scsi', '/sys/firmware'],
]
const READONLY = ['bus', 'fs', 'irq', 'sys', 'sysrq-trigger'].map((name) => `/proc/${name}`)

/** First of the users outside that a container with users of its own has inside from 0 on. */
const FIRST_USER = 1_000_000

/**
 * The config.json of a container, by the specification of the OCI. No filter of system calls, as the modes that work have none;
 * a root that cannot be written, and a network of its own without a way out. `attacks`: a folder that is shown beside the program.
 */
export function containerConfig(
  mode: Mode,
  image: ImageConfig,
  { root, attacks, memoryMb }: { root: string; attacks: string; memoryMb: number },
): ContainerConfig {
  const held = mode.capabilities === 'default' ? DEFAULT_CAPABILITIES : []
  // Engines give root its capabilities, and an ordinary user the bounding set alone.
  const used = mode.user === 0 ? held : []
  const mapping = [{ containerID: 0, hostID: FIRST_USER, size: 65_536 }]
  return {
    ociVersion: '1.0.0',
    hostname: 'loopscope',
    process: {
      user: { uid: mode.user, gid: mode.user },
      args: image.Entrypoint,
      env: [...image.Env, 'LOOPSCOPE_LOG=info', 'LOOPSCOPE_CONCURRENCY=2', 'LOOPSCOPE_WARM=1'],
      cwd: image.WorkingDir,
      capabilities: { bounding: held, effective: used, permitted: used },
      noNewPrivileges: mode.noNewPrivileges,
    },
    root: { path: root, readonly: true },
    mounts: [
      { destination: '/proc', type: 'proc', source: 'proc' },
      tmpfs('/dev', ['nosuid', 'mode=755', 'size=65536k']),
      mount('devpts', '/dev/pts', [
        'nosuid',
        'noexec',
        'newinstance',
        'ptmxmode=0666',
        'mode=0620',
      ]),
      tmpfs('/dev/shm', ['nosuid', 'noexec', 'nodev', 'mode=1777', 'size=65536k']),
      tmpfs('/tmp', ['nosuid', 'nodev', 'mode=1777', 'size=1g']),
      tmpfs('/var/lib/loopscope', ['nosuid', 'nodev', 'noexec', 'mode=1777']),
      {
        ...{ destination: '/app/apps/tracer/attacks', type: 'bind', source: attacks },
        options: ['rbind', 'ro'],
      },
    ],
    linux: {
      resources: { memory: { limit: memoryMb * 1024 * 1024 }, pids: { limit: 2048 } },
      namespaces: [
        ...['pid', 'network', 'ipc', 'uts', 'mount'],
        ...(mode.ownUsers ? ['user'] : []),
      ].map((type) => ({ type })),
      ...(mode.ownUsers ? { uidMappings: mapping, gidMappings: mapping } : {}),
      ...(mode.maskedProc ? { maskedPaths: MASKED, readonlyPaths: READONLY } : {}),
    },
  }
}

const mount = (type: string, destination: string, options: readonly string[]) => ({
  ...{ destination, type, source: type, options },
})
const tmpfs = (destination: string, options: readonly string[]) =>
  mount('tmpfs', destination, options)
