/** The four ways in which a Node program starts another instance of Node. */
export const INSTANCE_KINDS = ['thread', 'fork', 'spawn', 'cluster'] as const
export type InstanceKind = (typeof INSTANCE_KINDS)[number]

/** What the instance of a kind that stands beside the parent is called: the id of its process. */
export const INSTANCE_IDS = {
  fork: 'forked child',
  spawn: 'spawned child',
  thread: 'worker thread',
  cluster: 'cluster worker',
} as const satisfies Readonly<Record<InstanceKind, string>>

export const INSTANCE_PLURALS = {
  fork: 'forked children',
  spawn: 'spawned children',
  thread: 'worker threads',
  cluster: 'cluster workers',
} as const satisfies Readonly<Record<InstanceKind, string>>

/** The call that starts one. */
export const INSTANCE_CALLS = {
  fork: 'child_process.fork',
  spawn: 'child_process.spawn',
  thread: 'new Worker',
  cluster: 'cluster.fork',
} as const satisfies Readonly<Record<InstanceKind, string>>

/** The kind that is called so; null: it is the parent, or one that was only measured. */
export function kindOf(id: string): InstanceKind | null {
  return INSTANCE_KINDS.find((kind) => INSTANCE_IDS[kind] === id) ?? null
}
