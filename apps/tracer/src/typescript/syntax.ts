import type { ModuleKind } from '@loopscope/shared/wire/api'

/** What the text of a snippet says, whatever a run of it did. Lines count from 1. */
export type Syntax = {
  /** As what it can be parsed: 'typescript' only where types have to be left out for that. */
  readonly kinds: readonly ModuleKind[]
  /** Why it is not JavaScript, where it is not. */
  readonly beyond: readonly Beyond[]
  /** What makes it an ES module; null: nothing does. */
  readonly moduleMark: { readonly word: ModuleWord; readonly line: number } | null
  /** Names that are used and that nothing in it declares. */
  readonly freeNames: readonly string[]
  /** It mentions stdin in a way that reads it. */
  readonly usesStdin: boolean
  /** It takes the size of the terminal without saying what to do where there is none. */
  readonly needsTerminalSize: boolean
  /** How it names the standard streams: "process.stdout", or a variable's name. */
  readonly streams: readonly string[]
}

export type ModuleWord = 'import' | 'export' | 'import.meta' | 'await'

/** What is not JavaScript. Of TypeScript: only what takes more than leaving out types. */
export type Beyond = 'html' | 'jsx' | 'decorator' | 'enum' | 'namespace' | 'property' | 'import ='
