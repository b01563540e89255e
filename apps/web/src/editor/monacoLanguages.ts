import {
  javascriptDefaults,
  type LanguageServiceDefaults,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register'
import {
  setupJavaScript,
  setupTypeScript,
} from 'monaco-editor/languages/features/typescript/tsMode'
import { NODE_TYPES } from './nodeTypes.ts'

/**
 * What TypeScript's language service offers: completion, hover and parameter hints for JavaScript and Node's own
 * APIs. Of its complaints only those about syntax are shown: types are stripped before a run, not checked.
 * In a chunk of its own, with the types; the service itself is a worker that starts with the first question.
 */
export function startLanguages(): void {
  prepare(javascriptDefaults, true)
  prepare(typescriptDefaults, false)
  // Not by the language's first use, as register.js would: that was when the editor was mounted.
  setupJavaScript(javascriptDefaults)
  setupTypeScript(typescriptDefaults)
}

function prepare(defaults: LanguageServiceDefaults, allowJs: boolean): void {
  defaults.setCompilerOptions({
    allowJs,
    allowNonTsExtensions: true,
    target: ScriptTarget.ESNext,
    module: ModuleKind.CommonJS,
    moduleResolution: ModuleResolutionKind.NodeJs,
    esModuleInterop: true,
    strict: true,
    // Without the browser's own: snippets run in Node.
    lib: ['esnext'],
  })
  defaults.setDiagnosticsOptions({
    noSemanticValidation: true,
    noSuggestionDiagnostics: true,
    noSyntaxValidation: false,
  })
  defaults.setModeConfiguration({
    completionItems: true,
    signatureHelp: true,
    hovers: true,
    diagnostics: true,
  })
  defaults.setExtraLibs(
    Object.entries(NODE_TYPES).map(([filePath, content]) => ({ filePath, content })),
  )
}
