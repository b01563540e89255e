import type { editor } from 'monaco-editor/editor'

/** The neutral and syntax values of tokens.css: Monaco paints its own text and cannot read custom properties. */
const THEMES = {
  dark: {
    base: 'vs-dark',
    surface: '#121619',
    raised: '#181d21',
    border: '#3a444d',
    wrong: '#ff7468',
    text: '#e8ecef',
    quiet: '#8a959e',
    selection: '#3a444d',
    keyword: 'b9c6d3',
    string: 'b3bda4',
    number: 'cdbfa6',
    comment: '7f8a92',
    punctuation: '8d98a1',
  },
  light: {
    base: 'vs',
    surface: '#ffffff',
    raised: '#ffffff',
    border: '#b9c2c9',
    wrong: '#be2318',
    text: '#12171a',
    quiet: '#5c666e',
    selection: '#d3dae0',
    keyword: '3d4f60',
    string: '4d5c38',
    number: '6d5426',
    comment: '68737b',
    punctuation: '5c666e',
  },
} as const

/** Makes the themes "loopscope-dark" and "loopscope-light" known to Monaco. */
export function defineThemes(monaco: typeof editor): void {
  for (const [name, tones] of Object.entries(THEMES))
    monaco.defineTheme(`loopscope-${name}`, {
      base: tones.base,
      inherit: false,
      rules: [
        { token: '', foreground: tones.text.slice(1) },
        { token: 'keyword', foreground: tones.keyword, fontStyle: 'bold' },
        { token: 'string', foreground: tones.string },
        { token: 'regexp', foreground: tones.string },
        { token: 'number', foreground: tones.number },
        { token: 'comment', foreground: tones.comment },
        { token: 'delimiter', foreground: tones.punctuation },
      ],
      colors: {
        'editor.background': tones.surface,
        'editorGutter.background': tones.surface,
        'editor.foreground': tones.text,
        'editorLineNumber.foreground': tones.quiet,
        'editorLineNumber.activeForeground': tones.quiet,
        'editorCursor.foreground': tones.text,
        'editor.selectionBackground': tones.selection,
        'editorWidget.background': tones.raised,
        'editorWidget.foreground': tones.text,
        'editorWidget.border': tones.border,
        'editorHoverWidget.background': tones.raised,
        'editorHoverWidget.foreground': tones.text,
        'editorHoverWidget.border': tones.border,
        'editorSuggestWidget.background': tones.raised,
        'editorSuggestWidget.foreground': tones.text,
        'editorSuggestWidget.border': tones.border,
        'editorSuggestWidget.selectedBackground': tones.selection,
        'editorSuggestWidget.selectedForeground': tones.text,
        'editorSuggestWidget.highlightForeground': tones.text,
        'editorSuggestWidget.focusHighlightForeground': tones.text,
        'list.hoverBackground': tones.border,
        'editorError.foreground': tones.wrong,
        focusBorder: '#00000000',
      },
    })
}
