import type { ThemeStore } from './state/theme.ts'

/** /puzzles and /puzzles/:name. */
export function PuzzlesApp({ theme }: { theme: ThemeStore }) {
  return <main data-theme={theme.getState().theme}>Puzzles</main>
}
