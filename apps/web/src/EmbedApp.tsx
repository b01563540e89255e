import type { ThemeStore } from './state/theme.ts'

/** /embed/:id: a shared recording in another site's frame. */
export function EmbedApp({ theme }: { theme: ThemeStore }) {
  return <main data-theme={theme.getState().theme}>Embed</main>
}
