/** The HTML that puts the player of a link into another page. */
export function embedTag(origin: string, id: string): string {
  return `<iframe src="${origin}/embed/${id}" title="A recording of Node's event loop" width="720" height="420" loading="lazy" style="border:0;max-width:100%"></iframe>`
}
