import { type RunRequest, runRequestSchema } from '@loopscope/shared/wire/api'

/** A snippet and its settings, as far as a link without storage carries them. */
export type LinkedSnippet = Omit<RunRequest, 'timeoutMs'>

/** What the fragment of an address says. 'none': it is no such link. */
export type ReadLink =
  | { readonly type: 'none' }
  | { readonly type: 'read'; readonly snippet: LinkedSnippet }
  | { readonly type: 'broken'; readonly sentence: string }

/** Characters of a fragment, and bytes that it may grow to: a snippet of 64 KB fits with every character escaped. */
const MOST_CHARACTERS = 600_000
const MOST_BYTES = 512 * 1024

const BROKEN =
  'The snippet in this address cannot be read: the address is incomplete or was changed on the way. Ask for it again.'

/**
 * The fragment "#v1.<data>": deflated JSON in base64url. A link must stay readable for ever: a change of what it says gets
 * a new number and leaves the old ones as they are.
 */
export async function writeSnippetLink(snippet: LinkedSnippet): Promise<string> {
  const { source, module, node, threadPoolSize } = snippet
  const json = new Blob([JSON.stringify({ source, module, node, threadPoolSize })])
  const packed = json.stream().pipeThrough(new CompressionStream('deflate-raw'))
  return `#v1.${base64url(new Uint8Array(await new Response(packed).arrayBuffer()))}`
}

/** Reads what `writeSnippetLink` ever wrote. Never rejects, and unpacks no more than a snippet can be. */
export async function readSnippetLink(fragment: string): Promise<ReadLink> {
  const [, version, data] = /^#v(\d+)\.(.*)$/s.exec(fragment) ?? []
  if (version === undefined || data === undefined) return { type: 'none' }
  if (version !== '1')
    return {
      type: 'broken',
      sentence: 'The snippet in this address was written by a newer version of Loopscope.',
    }
  if (data.length > MOST_CHARACTERS)
    return { type: 'broken', sentence: 'The snippet in this address is larger than 64 KB.' }
  try {
    const text = await inflate(fromBase64url(data))
    if (text === null)
      return { type: 'broken', sentence: 'The snippet in this address is larger than 64 KB.' }
    return { type: 'read', snippet: runRequestSchema.parse(JSON.parse(text)) }
  } catch {
    return { type: 'broken', sentence: BROKEN }
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
