import { LANES } from '../model/lane.ts'

/** The design's tokens as a canvas needs them: read from the page, so that tokens.css stays the one place. */
export type LaneTheme = {
  readonly surface: string
  readonly line: string
  readonly outline: string
  readonly strong: string
  readonly text: string
  readonly faint: string
  readonly ink: string
  readonly ui: string
  readonly mono: string
  /** By lane: text and line, and fill. */
  readonly lanes: readonly { readonly line: string; readonly fill: string }[]
  /** Strengths of tints, 0 to 1. */
  readonly tint1: number
  readonly tint2: number
  /** Light fills need an outline to stand out from white. */
  readonly outlined: boolean
}

/** The tokens as they are now. Reading makes the browser compute styles: once for a theme, not for a frame. */
export function readLaneTheme(): LaneTheme {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const part = (name: string) => Number.parseFloat(token(name)) / 100
  return {
    surface: token('--surface-1'),
    line: token('--border-1'),
    outline: token('--border-3'),
    strong: token('--text-1'),
    text: token('--text-2'),
    faint: token('--text-3'),
    ink: token('--ph-ink'),
    ui: `11px ${token('--font-ui')}`,
    mono: `600 11px ${token('--font-mono')}`,
    lanes: LANES.map((lane) => ({ line: token(`--ph-${lane}`), fill: token(`--ph-${lane}-fill`) })),
    tint1: part('--tint-1'),
    tint2: part('--tint-2'),
    outlined: document.documentElement.dataset['theme'] === 'light',
  }
}

/** Calls `changed` when the tokens may have others values: another theme, another contrast. Returns what ends it. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'style', 'class'] })
  return () => observer.disconnect()
}
