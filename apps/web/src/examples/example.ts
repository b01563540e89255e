import type { Phase, Queue } from '@loopscope/shared/timeline/phase'
import type { ModuleKind } from '@loopscope/shared/wire/api'

/** A short program that shows one thing about the loop. */
export type Example = {
  /** Unique, for keys and tests. */
  readonly slug: string
  readonly title: string
  /** One sentence: what there is to see. */
  readonly lesson: string
  readonly module: ModuleKind
  /** A major version, where the lesson needs that one; null: any. */
  readonly node: string | null
  /** The phases and queues whose callbacks make the lesson; a run of it has them all. */
  readonly shows: readonly (Phase | Queue)[]
  readonly source: string
}
