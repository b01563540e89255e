import { readdirSync, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LinkedSnippet, readSnippetLink, writeSnippetLink } from './snippetLink.ts'

const FOLDER = new URL('oldLinks/', import.meta.url)
const OLD = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

type OldLink = { readonly fragment: string; readonly snippet: LinkedSnippet }

test.each(OLD)('the old link %s opens what it always opened', async (name) => {
  const { fragment, snippet } = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as OldLink
  expect(await readSnippetLink(fragment)).toEqual({ type: 'read', snippet })
})

test('every snippet comes back as it was', async () => {
  const snippets = fc.record({
    source: fc.string({ unit: 'grapheme', maxLength: 2000 }),
    module: fc.constantFrom('commonjs' as const, 'module' as const, 'typescript' as const),
    node: fc.constantFrom('10', '24', '26.1.0'),
    threadPoolSize: fc.integer({ min: 1, max: 16 }),
  })
  await fc.assert(
    fc.asyncProperty(snippets, async (snippet) => {
      const fragment = await writeSnippetLink(snippet)
      expect(fragment).toMatch(/^#v1\.[\w-]+$/)
      expect(await readSnippetLink(fragment)).toEqual({ type: 'read', snippet })
    }),
    { numRuns: 200 },
  )
})

const packed = (text: string) => `#v1.${deflateRawSync(text).toString('base64url')}`
const whole = packed('{"source":"console.log(1)"}')

test.each([
  ['', 'none'],
  ['#', 'none'],
  ['#editor', 'none'],
  ['#v1', 'none'],
  ['#v1.', 'broken'],
  ['#v1.%%%', 'broken'],
  ['#v1.AAAA', 'broken'],
  [whole.slice(0, -4), 'broken'],
  [`${whole}AAAA`, 'broken'],
  [packed('{"source":1}'), 'broken'],
  [packed('null'), 'broken'],
  [packed('{"source":"1","module":"<script>"}'), 'broken'],
  [packed('\xff'), 'broken'],
  ['#v2.AAAA', 'broken'],
  [`#v1.${'A'.repeat(1e6)}`, 'broken'],
])('of %j it is said what it is, with a sentence for what is broken', async (fragment, type) => {
  const read = await readSnippetLink(fragment)
  expect(read).toEqual(
    type === 'none' ? { type } : { type, sentence: expect.stringMatching(/^The snippet .*\.$/) },
  )
})

test('a bomb is not unpacked: 200 MB in 200 KB end at half a megabyte', async () => {
  const bomb = `#v1.${deflateRawSync(Buffer.alloc(200e6, 32)).toString('base64url')}`
  expect(await readSnippetLink(bomb)).toEqual({
    type: 'broken',
    sentence: 'The snippet in this address is larger than 64 KB.',
  })
})
