import type { ModuleKind } from '@loopscope/shared/wire/api'
import type { Session } from './session.ts'

/** What runs are runs of: the same subject, and outputs may be compared. */
export type Subject = {
  readonly source: string
  readonly module: ModuleKind
  readonly node: string
  readonly threadPoolSize: number
}

/** What the page would run now. */
export function subjectOf({ source, module, node, threadPoolSize }: Session): Subject {
  return { source, module, node, threadPoolSize }
}

/** Whether both are runs of the same program; on the same version too unless that is left open. */
export function isSameSubject(a: Subject, b: Subject, anyVersion = false): boolean {
  return (
    a.source === b.source &&
    a.module === b.module &&
    a.threadPoolSize === b.threadPoolSize &&
    (anyVersion || a.node === b.node)
  )
}
