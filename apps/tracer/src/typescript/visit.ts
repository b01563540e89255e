import type { Node } from 'acorn'

/** Sees every node under this one, in the order of the code, with those that it stands in, the outermost first. */
export const visit = (
  node: Node,
  see: (node: Node, parents: readonly Node[]) => void,
  parents: Node[] = [],
): void => {
  see(node, parents)
  parents.push(node)
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) visit(child, see, parents)
  parents.pop()
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
