import type { CallExpression, Expression, Node, SpreadElement } from 'acorn'
import type { Scheduler } from './scheduler.ts'
import type { SchedulerNames } from './schedulerNames.ts'
import { visit } from './visit.ts'

/** One call in the code that schedules a function as soon as possible. Positions are offsets into the source. */
export type SchedulingCall = {
  readonly scheduler: Scheduler
  /** Counts from 1. */
  readonly line: number
  readonly start: number
  readonly end: number
  readonly callback: Range
  /** What is handed on to the function. */
  readonly args: readonly Range[]
  /** What the call returns is used: `setImmediate(f).unref()`. */
  readonly usesResult: boolean
}

/** `bare`: of expressions with commas between them, whose parentheses are not part of it. */
export type Range = { readonly start: number; readonly end: number; readonly bare: boolean }

/** The calls of setTimeout with no or the least delay, setImmediate, process.nextTick and queueMicrotask under `tree`. */
export function calls(tree: Node, names: SchedulerNames): SchedulingCall[] {
  const found: SchedulingCall[] = []
  visit(tree, (node, parent) => {
    if (node.type !== 'CallExpression') return
    const call = toCall(node as CallExpression, parent, names)
    if (call !== null) found.push(call)
  })
  return found.sort((a, b) => a.start - b.start)
}

function toCall(
  node: CallExpression,
  parent: Node | null,
  names: SchedulerNames,
): SchedulingCall | null {
  const scheduler = names.schedulerOf(node.callee as Expression)
  const [callback, ...rest] = node.arguments
  if (scheduler === null || callback === undefined || callback.type === 'SpreadElement') return null
  if (scheduler === 'setTimeout' && !isSoon(rest[0])) return null
  return {
    scheduler,
    line: node.loc?.start.line ?? 1,
    start: node.start,
    end: node.end,
    callback: rangeOf(callback),
    args: (scheduler === 'setTimeout' ? rest.slice(1) : rest).map(rangeOf),
    usesResult: parent?.type === 'MemberExpression',
  }
}

function rangeOf({ start, end, type }: Expression | SpreadElement): Range {
  return { start, end, bare: type === 'SequenceExpression' }
}

/** Node makes 1 ms of all of these. */
function isSoon(delay: Expression | SpreadElement | undefined): boolean {
  return (
    delay === undefined || (delay.type === 'Literal' && (delay.value === 0 || delay.value === 1))
  )
}
