import type { AnyNode, Node, Pattern, Program } from 'acorn'
import { visit } from './visit.ts'

/** Names that are used as variables and that nothing declares, in any scope: those come from outside. */
export const freeNames = (tree: Program): string[] => {
  const declared = declaredNames(tree)
  const used = new Set<string>()
  visit(tree, (node, parents) => {
    if (node.type !== 'Identifier') return
    const { name } = node as Node & { name: string }
    if (!declared.has(name) && !isLabelOrKey(node, parents.at(-1))) used.add(name)
  })
  return [...used]
}

/** Every name that a declaration, a parameter, a catch clause or an import gives to something. */
const declaredNames = (tree: Program): ReadonlySet<string> => {
  const names = new Set<string>()
  visit(tree, (each) => {
    const node = each as AnyNode
    switch (node.type) {
      case 'VariableDeclarator':
        return bind(node.id, names)
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        if (node.id != null) names.add(node.id.name)
        for (const parameter of node.params) bind(parameter, names)
        return
      case 'ClassDeclaration':
      case 'ClassExpression':
        if (node.id != null) names.add(node.id.name)
        return
      case 'CatchClause':
        if (node.param != null) bind(node.param, names)
        return
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        names.add(node.local.name)
        return
      // A global made by assigning to it, or by defining it.
      case 'AssignmentExpression':
        if (node.left.type === 'Identifier') names.add(node.left.name)
        else if (node.left.type === 'MemberExpression' && node.left.property.type === 'Identifier')
          names.add(node.left.property.name)
    }
  })
  return names
}

const bind = (pattern: Pattern, names: Set<string>): void => {
  switch (pattern.type) {
    case 'Identifier':
      names.add(pattern.name)
      return
    case 'ObjectPattern':
      for (const property of pattern.properties)
        bind(property.type === 'RestElement' ? property.argument : property.value, names)
      return
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element !== null) bind(element, names)
      return
    case 'AssignmentPattern':
      bind(pattern.left, names)
      return
    case 'RestElement':
      bind(pattern.argument, names)
      return
    // Something of an object's: no name.
    case 'MemberExpression':
      return
    default:
      pattern satisfies never
  }
}

/** The name of a property, a method or a label is no variable. */
const isLabelOrKey = (node: Node, parent: Node | undefined): boolean => {
  if (parent === undefined) return false
  if ('computed' in parent && parent.computed === true) return false
  if ('shorthand' in parent && parent.shorthand === true) return false
  if (parent.type === 'MemberExpression') return 'property' in parent && parent.property === node
  if ('key' in parent) return parent.key === node
  return /^(?:Labeled|Break|Continue)Statement$|^(?:Import|Export)Specifier$|^MetaProperty$/.test(
    parent.type,
  )
}
