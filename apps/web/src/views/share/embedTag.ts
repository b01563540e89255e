/** How another page shows the player: what it tells a screen reader, and its size in CSS px. */
export type EmbedFrame = { readonly title: string; readonly width: number; readonly height: number }

/** The HTML that puts the player of a link into another page. `query`: of its address, see embedQuery. */
export function embedTag(
  origin: string,
  id: string,
  { title, width, height }: EmbedFrame,
  query = '',
): string {
  const address = `${origin}/embed/${id}${query.replaceAll('&', '&amp;')}`
  return `<iframe src="${address}" title="${title}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`
}
