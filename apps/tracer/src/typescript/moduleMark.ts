import type { Node, Program } from 'acorn'
import type { ModuleWord, Syntax } from './syntax.ts'
import { visit } from './visit.ts'

/** The first thing that only an ES module may have: a declaration, import.meta, or await outside of every function. */
export const moduleMark = (tree: Program): Syntax['moduleMark'] => {
  const marks: { node: Node; word: ModuleWord }[] = []
  for (const node of tree.body) {
    if (node.type === 'ImportDeclaration') marks.push({ node, word: 'import' })
    else if (node.type.startsWith('Export')) marks.push({ node, word: 'export' })
  }
  visit(tree, (node, parents) => {
    if (node.type === 'MetaProperty' && 'meta' in node && isNamed(node.meta, 'import'))
      marks.push({ node, word: 'import.meta' })
    if (isAwait(node) && !parents.some(isFunction)) marks.push({ node, word: 'await' })
  })
  const first = marks.sort((a, b) => a.node.start - b.node.start)[0]
  return first === undefined ? null : { word: first.word, line: first.node.loc?.start.line ?? 1 }
}

const isAwait = (node: Node): boolean =>
  node.type === 'AwaitExpression' ||
  (node.type === 'ForOfStatement' && 'await' in node && node.await === true)

const isFunction = ({ type }: Node): boolean =>
  /Function/.test(type) || type === 'PropertyDefinition' || type === 'StaticBlock'

const isNamed = (node: unknown, name: string): boolean =>
  typeof node === 'object' && node !== null && 'name' in node && node.name === name
