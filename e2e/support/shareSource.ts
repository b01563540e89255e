/** Makes a link without a page, as any client can. `words`: what it says of the recording. */
export async function shareSource(
  baseURL: string | undefined,
  source: string,
  cursor: number,
  words: object = {},
) {
  const response = await fetch(`${baseURL}/api/shares`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source, cursor, view: { theme: 'light', ...words } }),
  })
  return (await response.json()) as { id: string; url: string }
}
