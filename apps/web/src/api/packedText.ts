/** Characters that packed text may have in an address, and bytes that it may grow to. */
const MOST_CHARACTERS = 600_000
const MOST_BYTES = 512 * 1024

/** What packed text says. */
type Unpacked =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tooLarge' }
  | { readonly type: 'broken' }

/** Deflated, in base64url: fits into the fragment of an address. */
export async function packText(text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return base64url(new Uint8Array(await new Response(packed).arrayBuffer()))
}

/** Reads what `packText` wrote. Never rejects, and unpacks no more than half a megabyte. */
export async function unpackText(data: string): Promise<Unpacked> {
  if (data.length > MOST_CHARACTERS) return { type: 'tooLarge' }
  try {
    const text = await inflate(fromBase64url(data))
    return text === null ? { type: 'tooLarge' } : { type: 'text', text }
  } catch {
    return { type: 'broken' }
  }
}

/** null: it is more than MOST_BYTES. */
async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = plain.getReader()
  let text = ''
  let bytes = 0
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    bytes += read.value.length
    if (bytes > MOST_BYTES) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(read.value, { stream: true })
  }
  return text + decoder.decode()
}

function base64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new Error('not base64url')
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
