import { type RunRequest, runRequestSchema } from '@loopscope/shared/wire/api'
import { packText, unpackText } from './packedText.ts'

/** A snippet and its settings, as far as a link without storage carries them. */
export type LinkedSnippet = Omit<RunRequest, 'timeoutMs'>

/** What the fragment of an address says. 'none': it is no such link. */
export type ReadLink =
  | { readonly type: 'none' }
  | { readonly type: 'read'; readonly snippet: LinkedSnippet }
  | { readonly type: 'broken'; readonly sentence: string }

const BROKEN =
  'The snippet in this address cannot be read: the address is incomplete or was changed on the way. Ask for it again.'

/**
 * The fragment "#v1.<data>": deflated JSON in base64url. A link must stay readable for ever: a change of what it says gets
 * a new number and leaves the old ones as they are.
 */
export async function writeSnippetLink(snippet: LinkedSnippet): Promise<string> {
  const { source, module, node, threadPoolSize } = snippet
  return `#v1.${await packText(JSON.stringify({ source, module, node, threadPoolSize }))}`
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
  const unpacked = await unpackText(data)
  if (unpacked.type === 'tooLarge')
    return { type: 'broken', sentence: 'The snippet in this address is larger than 64 KB.' }
  if (unpacked.type === 'broken') return { type: 'broken', sentence: BROKEN }
  try {
    return { type: 'read', snippet: runRequestSchema.parse(JSON.parse(unpacked.text)) }
  } catch {
    return { type: 'broken', sentence: BROKEN }
  }
}
