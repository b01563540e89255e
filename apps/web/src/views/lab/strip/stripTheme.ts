/** The design's tokens as the strip's canvas needs them. */
export type StripTheme = {
  readonly line: string
  readonly quiet: string
  readonly life: string
  readonly strong: string
  readonly text: string
  readonly faint: string
  readonly bad: string
  readonly badTint: string
  readonly surface: string
  readonly ui: string
}

/** The tokens as they are now: once for a theme, not for a frame. */
export function readStripTheme(): StripTheme {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    line: token('--border-1'),
    quiet: token('--surface-3'),
    life: token('--border-3'),
    strong: token('--text-1'),
    text: token('--text-2'),
    faint: token('--text-3'),
    bad: token('--err'),
    badTint: token('--err-tint'),
    surface: token('--surface-1'),
    ui: `11px ${token('--font-ui')}`,
  }
}
