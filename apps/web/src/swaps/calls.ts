import type { CallExpression, Expression, MemberExpression, Node, SpreadElement } from 'acorn'

/** A way to have a function called soon. */
export type Scheduler = 'setTimeout' | 'setImmediate' | 'nextTick' | 'queueMicrotask'

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

type Range = { readonly start: number; readonly end: number }

/** The calls of setTimeout with no or the least delay, setImmediate, process.nextTick and queueMicrotask under `tree`. */
export function calls(tree: Node): SchedulingCall[] {
  const found: SchedulingCall[] = []
  visit(tree, null, (node, parent) => {
    const call = node.type === 'CallExpression' ? toCall(node as CallExpression, parent) : null
    if (call !== null) found.push(call)
  })
  return found.sort((a, b) => a.start - b.start)
}

function toCall(node: CallExpression, parent: Node | null): SchedulingCall | null {
  const scheduler = schedulerOf(node.callee as Expression)
  const [callback, ...rest] = node.arguments
  if (scheduler === null || callback === undefined || callback.type === 'SpreadElement') return null
  if (scheduler === 'setTimeout' && !isSoon(rest[0])) return null
  return {
    scheduler,
    line: node.loc?.start.line ?? 1,
    start: node.start,
    end: node.end,
    callback: { start: callback.start, end: callback.end },
    args: (scheduler === 'setTimeout' ? rest.slice(1) : rest).map(({ start, end }) => ({
      start,
      end,
    })),
    usesResult: parent?.type === 'MemberExpression',
  }
}

function schedulerOf(callee: Expression): Scheduler | null {
  if (callee.type === 'Identifier') {
    const { name } = callee
    return name === 'setTimeout' ||
      name === 'setImmediate' ||
      name === 'queueMicrotask' ||
      name === 'nextTick'
      ? name
      : null
  }
  if (callee.type !== 'MemberExpression') return null
  const { object, property } = callee as MemberExpression
  const isNextTick =
    object.type === 'Identifier' &&
    object.name === 'process' &&
    property.type === 'Identifier' &&
    property.name === 'nextTick'
  return isNextTick ? 'nextTick' : null
}

/** Node makes 1 ms of all of these. */
function isSoon(delay: Expression | SpreadElement | undefined): boolean {
  return (
    delay === undefined || (delay.type === 'Literal' && (delay.value === 0 || delay.value === 1))
  )
}

/** Every node under this one; of the types of TypeScript too, which have walkers of their own nowhere. */
function visit(node: Node, parent: Node | null, see: (node: Node, parent: Node | null) => void) {
  see(node, parent)
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) visit(child, node, see)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}
