import { extname } from 'node:path'
import type { ModuleKind } from '@loopscope/shared/wire/api'

type Loaded = 'commonjs' | 'module'

export type FileKind =
  /** `typescriptAs`: as what TypeScript is loaded once its types are gone; null: as what its syntax says. */
  | { readonly type: 'known'; readonly module: ModuleKind; readonly typescriptAs: Loaded | null }
  | { readonly type: 'refused'; readonly sentence: string }

/** What kind of program a file is, by the end of its name; `asked` is what --module says about how it is loaded. */
export function fileKind(file: string, asked: Loaded | null): FileKind {
  const extension = extname(file)
  switch (extension) {
    case '.ts':
      return typescript(asked)
    case '.mts':
      return typescript(asked ?? 'module')
    case '.cts':
      return typescript(asked ?? 'commonjs')
    case '.tsx':
    case '.jsx':
      return {
        type: 'refused',
        sentence: `${file} may hold JSX, which no Node runs: compile it to JavaScript and trace that.`,
      }
    case '.js':
    case '.cjs':
      return javascript(asked ?? 'commonjs')
    case '.mjs':
      return javascript(asked ?? 'module')
    default:
      return asked === null
        ? {
            type: 'refused',
            sentence: `${file} is not .js, .cjs, .mjs, .ts, .cts or .mts: if it is JavaScript, say --module commonjs or --module module.`,
          }
        : javascript(asked)
  }
}

function typescript(typescriptAs: Loaded | null): FileKind {
  return { type: 'known', module: 'typescript', typescriptAs }
}

function javascript(module: Loaded): FileKind {
  return { type: 'known', module, typescriptAs: null }
}
