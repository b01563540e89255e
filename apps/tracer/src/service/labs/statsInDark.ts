/**
 * Turns light and dark of the whole page, and keeps its hues, which say how each server is. HAProxy writes its colours beside its
 * words, others in each version: none of them is named here.
 */
const STYLE =
  '<style>html{background:#fff;color-scheme:light;filter:invert(.93) hue-rotate(180deg)}</style>'

/** HAProxy's own page for a page that is dark itself. */
export function statsInDark(html: string): string {
  return html.replace(/<\/head>/i, `${STYLE}$&`)
}
