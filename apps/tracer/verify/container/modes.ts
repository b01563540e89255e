/** A way to start the image, as deploy/README.md has it, and what must come of it. */
export type Mode = {
  readonly name: string
  /** Who runs the service inside. */
  readonly user: 0 | 1000
  readonly capabilities: 'default' | 'none'
  /** No program can get more rights than the one that starts it. */
  readonly noNewPrivileges: boolean
  /** Parts of /proc are covered, as engines do by default. */
  readonly maskedProc: boolean
  /** Users of its own: root inside is an ordinary user outside. */
  readonly ownUsers: boolean
  /** What bubblewrap comes to: walls, or the words of the refusal to start. */
  readonly comesTo: 'walls' | RegExp
}

const ORDINARY = { user: 1000, capabilities: 'none', noNewPrivileges: true } as const
const ROOT = { user: 0, capabilities: 'default', noNewPrivileges: false } as const

export const MODES: readonly Mode[] = [
  {
    name: 'compose.yaml',
    ...ORDINARY,
    ...{ maskedProc: false, ownUsers: false, comesTo: 'walls' },
  },
  {
    name: 'Docker as root, systempaths=unconfined',
    ...ROOT,
    ...{ maskedProc: false, ownUsers: false, comesTo: 'walls' },
  },
  {
    name: 'Docker with its defaults',
    ...ORDINARY,
    capabilities: 'default',
    ...{ noNewPrivileges: false, maskedProc: true, ownUsers: false, comesTo: /mount proc/i },
  },
  {
    name: 'Kubernetes, root in a user namespace',
    ...ROOT,
    ...{ maskedProc: false, ownUsers: true, comesTo: 'walls' },
  },
  {
    name: 'Kubernetes, an ordinary user in a user namespace',
    ...ORDINARY,
    ...{ maskedProc: false, ownUsers: true, comesTo: 'walls' },
  },
  {
    name: 'Kubernetes, root without capabilities',
    ...ROOT,
    capabilities: 'none',
    ...{ maskedProc: false, ownUsers: true, comesTo: /uid map|spawn EPERM/i },
  },
]
