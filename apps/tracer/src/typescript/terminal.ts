import type { AnyNode, Node, Program } from 'acorn'
import { visit } from './visit.ts'

type Stream = 'stdin' | 'stdout' | 'stderr'
/** By how it is written: "process.stdout", or the name of a variable that holds it. */
export type Streams = ReadonlyMap<string, Stream>

/** How the source names the process's standard streams. */
export const standardStreams = (tree: Program): Streams => {
  const streams = new Map<string, Stream>(
    (['stdin', 'stdout', 'stderr'] as const).map((name) => [`process.${name}`, name]),
  )
  visit(tree, (each) => {
    const node = each as AnyNode
    if (node.type === 'ImportDeclaration' && isProcessModule(node.source.value)) {
      for (const each of node.specifiers)
        if (each.type === 'ImportSpecifier' && each.imported.type === 'Identifier')
          add(each.imported.name, each.local.name)
    } else if (node.type === 'VariableDeclarator' && node.init != null) {
      const from = written(node.init)
      const known = streams.get(from)
      if (node.id.type === 'Identifier' && known !== undefined) streams.set(node.id.name, known)
      if (node.id.type !== 'ObjectPattern' || !(from === 'process' || isProcess(node.init))) return
      for (const each of node.id.properties)
        if (each.type === 'Property' && each.value.type === 'Identifier')
          add(written(each.key), each.value.name)
    }
  })
  return streams

  function add(stream: string, name: string): void {
    if (stream === 'stdin' || stream === 'stdout' || stream === 'stderr') streams.set(name, stream)
  }
}

/** Whether it reads stdin, or hands it to something that will: all but asking what stdin is. */
export const usesStdin = (tree: Program, streams: Streams): boolean => {
  let uses = false
  visit(tree, (each, parents) => {
    const node = each as AnyNode
    const parent = parents.at(-1) as AnyNode | undefined
    if (node.type === 'Literal') uses ||= node.value === '/dev/stdin'
    else if (node.type === 'CallExpression') {
      const [first] = node.arguments
      const isFirst = first?.type === 'Literal' && first.value === 0
      uses ||= isFirst && /^(?:readFileSync|readSync|readFile)$/.test(calledName(node.callee))
    } else if (isExpression(node, parents as AnyNode[]) && streams.get(written(node)) === 'stdin')
      uses ||= !(parent?.type === 'MemberExpression' && ABOUT.has(written(parent.property)))
  })
  return uses
}

const ABOUT: ReadonlySet<string> = new Set(['isTTY', 'destroyed', 'constructor'])

/** Whether it takes columns or rows as numbers that are there. */
export const needsTerminalSize = (tree: Program, streams: Streams): boolean => {
  let needs = false
  let asks = false
  visit(tree, (each, parents) => {
    const node = each as AnyNode
    if (node.type !== 'MemberExpression') return
    const property = written(node.property)
    if (property === 'isTTY') asks = true
    if (property !== 'columns' && property !== 'rows') return
    const stream = streams.get(written(node.object))
    if (stream === undefined || stream === 'stdin') return
    needs ||= !isGuarded(node, parents.at(-1) as AnyNode | undefined)
  })
  return needs && !asks
}

/** What is tested, or has something else to take its place. */
const isGuarded = (node: Node, parent: AnyNode | undefined): boolean => {
  switch (parent?.type) {
    case 'LogicalExpression':
      return parent.left === node
    case 'ConditionalExpression':
    case 'IfStatement':
      return parent.test === node
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof'
    case 'BinaryExpression':
      return /^[!=]=/.test(parent.operator)
    default:
      return false
  }
}

/** Not the name that a declaration makes, nor the key of a property. */
const isExpression = (node: AnyNode, parents: readonly AnyNode[]): boolean => {
  const parent = parents.at(-1)
  if (node.type === 'MemberExpression') return true
  if (node.type !== 'Identifier' || parent === undefined) return false
  if (parent.type === 'VariableDeclarator') return parent.init === node
  if (parent.type === 'MemberExpression') return parent.object === node
  if (parent.type === 'Property')
    return parent.value === node && parents.at(-2)?.type !== 'ObjectPattern'
  return !/^Import|Function|Pattern$/.test(parent.type)
}

const isProcess = (node: AnyNode): boolean =>
  node.type === 'CallExpression' &&
  written(node.callee) === 'require' &&
  node.arguments[0]?.type === 'Literal' &&
  isProcessModule(node.arguments[0].value)

const isProcessModule = (value: unknown): boolean => value === 'process' || value === 'node:process'

/** `require('fs').readFileSync` is called readFileSync. */
const calledName = (callee: AnyNode): string =>
  callee.type === 'MemberExpression' && !callee.computed
    ? written(callee.property)
    : written(callee)

/** A name, or names joined by dots, as they are written; "" for anything else. */
const written = (node: AnyNode): string => {
  if (node.type === 'Identifier') return node.name
  if (node.type !== 'MemberExpression' || node.computed) return ''
  const object = written(node.object)
  return object === '' ? '' : `${object}.${written(node.property)}`
}
