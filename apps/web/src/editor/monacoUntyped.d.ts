/** Monaco ships these files without their types. */
declare module 'monaco-editor/languages/features/typescript/tsMode' {
  import type { LanguageServiceDefaults } from 'monaco-editor/languages/features/typescript/register'

  export function setupJavaScript(defaults: LanguageServiceDefaults): void
  export function setupTypeScript(defaults: LanguageServiceDefaults): void
}

declare module 'monaco-editor/editor/common/config/editorOptions' {
  /** `compute` makes what counts of what was asked for. */
  export const EditorOptions: {
    wrappingIndent: { compute(env: unknown, options: unknown, asked: number): number }
  }
}
