import { tsPlugin } from '@sveltejs/acorn-typescript'
import { type Node, Parser, type Program } from 'acorn'
import { compileError, WRAPPER, withoutHashbang } from './compileError.ts'
import { moduleMark } from './moduleMark.ts'
import { freeNames } from './names.ts'
import { stripTypes } from './stripTypes.ts'
import type { Beyond, Syntax } from './syntax.ts'
import { needsTerminalSize, standardStreams, usesStdin } from './terminal.ts'
import { visit } from './visit.ts'

/**
 * Reads the text of a snippet, JavaScript or not. Call it in a thread of its own (`TypeStripper`): how long it takes is
 * in the hands of whoever wrote the source, and deep nesting throws.
 */
export const readSyntax = (source: string): Syntax => {
  const module = parse(source, 'module')
  const tree = module ?? parse(source, 'script')
  const kinds: Syntax['kinds'] = [
    ...(compileError(withoutHashbang(source), WRAPPER) === null ? (['commonjs'] as const) : []),
    ...(module === null ? [] : (['module'] as const)),
  ]
  if (tree !== null) return { ...factsOf(tree, !kinds.includes('commonjs')), kinds, beyond: [] }
  if (kinds.length > 0) return { ...NOTHING, kinds }
  if (HTML.test(source)) return { ...NOTHING, beyond: ['html'] }
  const beyond = beyondJavaScript(source)
  const typed = beyond.length === 0 ? withoutTypes(source) : null
  if (typed === null) return { ...NOTHING, beyond }
  return { ...factsOf(typed.tree, typed.isModule), kinds: ['typescript'], beyond: [] }
}

const factsOf = (tree: Program, isModule: boolean): Omit<Syntax, 'kinds' | 'beyond'> => {
  const streams = standardStreams(tree)
  return {
    moduleMark: isModule ? moduleMark(tree) : null,
    freeNames: freeNames(tree),
    usesStdin: usesStdin(tree, streams),
    needsTerminalSize: needsTerminalSize(tree, streams),
    streams: [...streams.keys()],
  }
}

const NOTHING: Syntax = {
  kinds: [],
  beyond: [],
  moduleMark: null,
  freeNames: [],
  usesStdin: false,
  needsTerminalSize: false,
  streams: [],
}

const OPTIONS = {
  ecmaVersion: 'latest',
  allowHashBang: true,
  locations: true,
} as const

const parse = (source: string, sourceType: 'module' | 'script'): Program | null => {
  try {
    const allowReturnOutsideFunction = sourceType === 'script'
    return Parser.parse(source, { ...OPTIONS, sourceType, allowReturnOutsideFunction })
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The first thing of the text is a tag, comment or document type of HTML, and no name that JSX alone would have. */
const HTML =
  /^\s*(?:<!doctype html\b|<(?:html|head|body|script|style|meta|title|link|div|p|h[1-6]|ul|ol|table|form|button|input|canvas|main|section|header|nav)(?=[\s>/]))/i

const beyondJavaScript = (source: string): Beyond[] => {
  try {
    const parser = Parser.extend(tsPlugin({ jsx: true }))
    const tree = parser.parse(source, {
      ...OPTIONS,
      sourceType: 'module',
      allowReturnOutsideFunction: true,
    })
    const found = new Set<Beyond>()
    visit(tree, (node) => {
      const beyond = BEYOND[node.type]
      if (beyond !== undefined && !isDeclared(node)) found.add(beyond)
    })
    return [...found]
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

const BEYOND: Readonly<Record<string, Beyond>> = {
  JSXElement: 'jsx',
  JSXFragment: 'jsx',
  Decorator: 'decorator',
  TSEnumDeclaration: 'enum',
  TSModuleDeclaration: 'namespace',
  TSParameterProperty: 'property',
  TSImportEqualsDeclaration: 'import =',
}

/** `declare enum` and the like vanish with the types. */
const isDeclared = (node: Node): boolean => 'declare' in node && node.declare === true

/** What is left of TypeScript that runs once its types are left out; null: it is none. */
const withoutTypes = (source: string): { tree: Program; isModule: boolean } | null => {
  const stripped = stripTypes(source)
  if (stripped.type === 'refused' || stripped.source === source) return null
  const isModule = stripped.file === 'index.mjs'
  const tree = parse(stripped.source, isModule ? 'module' : 'script')
  return tree === null ? null : { tree, isModule }
}
