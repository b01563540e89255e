import type {
  CallExpression,
  Expression,
  ImportDeclaration,
  MemberExpression,
  Node,
  Pattern,
  VariableDeclarator,
} from 'acorn'
import type { Scheduler } from './scheduler.ts'
import { visit } from './visit.ts'

/** What a program calls Node's functions that schedule. */
export type SchedulerNames = {
  /** The function that this expression names; null: none of them. */
  schedulerOf(callee: Expression): Scheduler | null
  /** Whether the usual way to write it means Node's function here: `setTimeout` may be that of timers/promises. */
  isUsual(scheduler: Scheduler): boolean
}

/** A name stands for one of the functions, for a module or object that has some, or for something else. */
type Meaning = Scheduler | 'timers' | 'process' | 'global' | 'require' | 'other'

const GLOBALS: Readonly<Record<string, Meaning>> = {
  setTimeout: 'setTimeout',
  setImmediate: 'setImmediate',
  queueMicrotask: 'queueMicrotask',
  process: 'process',
  globalThis: 'global',
  global: 'global',
  require: 'require',
}
const MEMBERS: Readonly<Partial<Record<Meaning, Readonly<Record<string, Meaning>>>>> = {
  timers: { setTimeout: 'setTimeout', setImmediate: 'setImmediate', default: 'timers' },
  process: { nextTick: 'nextTick', default: 'process' },
  global: GLOBALS,
}

/**
 * Reads imports and declarations. Scopes are not told apart: a name that is declared anywhere as something else than one of these
 * functions is none of them anywhere.
 */
export function schedulerNames(tree: Node): SchedulerNames {
  const declared = new Map<string, Meaning>()
  const meaningOf = (node: Node | null | undefined): Meaning => {
    if (node?.type === 'Identifier') {
      const { name } = node as Node & { name: string }
      return declared.get(name) ?? ownOf(GLOBALS, name)
    }
    if (node?.type === 'MemberExpression') {
      const { object, property, computed } = node as MemberExpression
      return computed || property.type !== 'Identifier'
        ? 'other'
        : memberOf(meaningOf(object), property.name)
    }
    if (node?.type === 'CallExpression') {
      const { callee, arguments: args } = node as CallExpression
      const [name] = args
      return meaningOf(callee) === 'require' && name?.type === 'Literal'
        ? moduleOf(name.value)
        : 'other'
    }
    return 'other'
  }
  const namesOf = (node: Node): readonly Named[] => {
    if (node.type === 'ImportDeclaration') return importsOf(node as ImportDeclaration)
    if (node.type === 'VariableDeclarator') {
      const { id, init } = node as VariableDeclarator
      return namesIn(id, meaningOf(init))
    }
    if (!/^Function|^ArrowFunction|^Class/.test(node.type)) return []
    const { id, params = [] } = node as { id?: Pattern | null; params?: readonly Pattern[] }
    return [id ?? [], params].flat().flatMap((pattern) => namesIn(pattern, 'other'))
  }
  // In the order of the code: what a name is given must be known before another is given it.
  visit(tree, (node) => {
    for (const [name, meaning] of namesOf(node)) {
      const before = declared.get(name) ?? meaning
      declared.set(name, before === meaning ? meaning : 'other')
    }
  })
  return {
    schedulerOf(callee) {
      const meaning = meaningOf(callee)
      return isScheduler(meaning) ? meaning : null
    },
    isUsual(scheduler) {
      const name = scheduler === 'nextTick' ? 'process' : scheduler
      return (declared.get(name) ?? GLOBALS[name]) === GLOBALS[name]
    },
  }
}

type Named = readonly [name: string, meaning: Meaning]

function importsOf({ source, specifiers }: ImportDeclaration): readonly Named[] {
  const from = moduleOf(source.value)
  return specifiers.map((specifier) => {
    if (specifier.type !== 'ImportSpecifier') return [specifier.local.name, from]
    const { imported, local } = specifier
    const name = imported.type === 'Identifier' ? imported.name : String(imported.value)
    return [local.name, memberOf(from, name)]
  })
}

/** Every name that a declaration gives, with what the value has there: `{ setTimeout: later }`. */
function namesIn(pattern: Pattern, value: Meaning): readonly Named[] {
  switch (pattern.type) {
    case 'Identifier':
      return [[pattern.name, value]]
    case 'ObjectPattern':
      return pattern.properties.flatMap((part) => {
        if (part.type === 'RestElement') return namesIn(part.argument, 'other')
        const { key, computed } = part
        const isNamed = !computed && key.type === 'Identifier'
        return namesIn(part.value, isNamed ? memberOf(value, key.name) : 'other')
      })
    case 'ArrayPattern':
      return pattern.elements.flatMap((part) => (part === null ? [] : namesIn(part, 'other')))
    case 'RestElement':
      return namesIn(pattern.argument, 'other')
    case 'AssignmentPattern':
      return namesIn(pattern.left, 'other')
    default:
      // A member is given a value, no name.
      return []
  }
}

function moduleOf(name: unknown): Meaning {
  if (name === 'timers' || name === 'node:timers') return 'timers'
  return name === 'process' || name === 'node:process' ? 'process' : 'other'
}

function memberOf(meaning: Meaning, name: string): Meaning {
  return ownOf(MEMBERS[meaning] ?? {}, name)
}

function ownOf(table: Readonly<Record<string, Meaning>>, name: string): Meaning {
  return Object.hasOwn(table, name) ? (table[name] ?? 'other') : 'other'
}

function isScheduler(meaning: Meaning): meaning is Scheduler {
  return (
    meaning === 'setTimeout' ||
    meaning === 'setImmediate' ||
    meaning === 'nextTick' ||
    meaning === 'queueMicrotask'
  )
}
