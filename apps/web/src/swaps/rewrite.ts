import type { Range, SchedulingCall } from './calls.ts'
import type { Scheduler } from './scheduler.ts'

/** The source with this one call made another, same function, same arguments. */
export function rewrite(source: string, call: SchedulingCall, to: Scheduler): string {
  const { start, end, callback, args } = call
  const text = (range: Range) => {
    const code = source.slice(range.start, range.end)
    return range.bare ? `(${code})` : code
  }
  const handed = [text(callback), ...args.map(text)]
  return source.slice(0, start) + written(to, handed) + source.slice(end)
}

function written(to: Scheduler, [callback = '', ...args]: readonly string[]): string {
  switch (to) {
    case 'setTimeout':
      return `setTimeout(${[callback, '0', ...args].join(', ')})`
    case 'setImmediate':
      return `setImmediate(${[callback, ...args].join(', ')})`
    case 'nextTick':
      return `process.nextTick(${[callback, ...args].join(', ')})`
    case 'queueMicrotask':
      return args.length === 0
        ? `queueMicrotask(${callback})`
        : // Its arguments have their values at the call, as with the others.
          `queueMicrotask(${callee(callback)}.bind(undefined, ${args.join(', ')}))`
    default:
      return to satisfies never
  }
}

/** A function as what is called a method of: a name as it is, all else in parentheses. */
function callee(code: string): string {
  return /^[\w$]+(?:\.[\w$]+)*$/.test(code) ? code : `(${code})`
}
