import type { ModuleKind } from '@loopscope/shared/wire/api'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { Syntax } from '../typescript/syntax.ts'

/** A run that has ended, or never started. */
export type Ended = {
  /** As it ran: of TypeScript without its types, where they could be left out. */
  readonly source: string
  readonly module: ModuleKind
  readonly file: 'index.js' | 'index.mjs'
  /** Full version, "24.21.0". */
  readonly node: string
  readonly outcome: RunOutcome
  readonly syntax: Syntax
}

/** What a person can do about it. */
export type Advice = {
  /** One or two sentences. */
  readonly note: string
  /** The same program starts when it is run as this. */
  readonly runAs?: ModuleKind
}

/** Looks for one reason; null: it is not that. */
export type Adviser = (ended: Ended) => Advice | null

/** The error that ended the run, or kept it from starting; what the program has handled itself is none. */
export const fatalError = ({ outcome }: Ended) => ('error' in outcome ? outcome.error : null)

/** The major version of the Node that it ran on. */
export const majorOf = ({ node }: Pick<Ended, 'node'>): number => Number(node.split('.')[0])
