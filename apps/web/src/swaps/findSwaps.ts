import type { ModuleKind } from '@loopscope/shared/wire/api'
import { type Node, Parser } from 'acorn'
import { calls, type SchedulingCall } from './calls.ts'
import { rewrite } from './rewrite.ts'
import type { Scheduler } from './scheduler.ts'
import { schedulerNames } from './schedulerNames.ts'

/** The same program with one call replaced by another way to schedule the same function. */
export type Swap = {
  /** Which of the calls that can be swapped, in the order of the code. */
  readonly call: number
  readonly line: number
  /** Where the call begins, an offset into the code. */
  readonly start: number
  readonly from: Scheduler
  readonly to: Scheduler
  /** The whole program after the change. */
  readonly source: string
}

const SCHEDULERS: readonly Scheduler[] = [
  'setTimeout',
  'setImmediate',
  'nextTick',
  'queueMicrotask',
]
const OPTIONS = {
  ecmaVersion: 'latest',
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowHashBang: true,
  locations: true,
} as const

/** Everything that can be swapped for something else, in the order of the code; null where the code cannot be parsed. */
export async function findSwaps(source: string, module: ModuleKind): Promise<Swap[] | null> {
  const tree = await parse(source, module)
  if (tree === null) return null
  const names = schedulerNames(tree)
  const targets = SCHEDULERS.filter(names.isUsual)
  return calls(tree, names).flatMap((call, i) =>
    targets
      .filter((to) => to !== call.scheduler && fits(call, to))
      .map((to) => ({
        call: i,
        line: call.line,
        start: call.start,
        from: call.scheduler,
        to,
        source: rewrite(source, call, to),
      })),
  )
}

/** nextTick and queueMicrotask return nothing that a program could go on with. */
function fits({ usesResult }: SchedulingCall, to: Scheduler): boolean {
  return !usesResult || to === 'setTimeout' || to === 'setImmediate'
}

async function parse(source: string, module: ModuleKind): Promise<Node | null> {
  const parser = module === 'typescript' ? await typescriptParser() : Parser
  // Node itself takes a file for a module where only that parses.
  const kinds = module === 'commonjs' ? (['script', 'module'] as const) : (['module'] as const)
  for (const sourceType of kinds) {
    try {
      return parser.parse(source, { ...OPTIONS, sourceType })
    } catch {
      // Tried as the next kind; the person sees where it is wrong when it runs.
    }
  }
  return null
}

async function typescriptParser(): Promise<typeof Parser> {
  const { tsPlugin } = await import('@sveltejs/acorn-typescript')
  return Parser.extend(tsPlugin())
}
