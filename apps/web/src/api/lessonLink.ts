import { type OwnLesson, ownLessonSchema } from '@loopscope/shared/puzzle/ownPuzzles'
import { packText, unpackText } from './packedText.ts'
import { readSnippetLink, writeSnippetLink } from './snippetLink.ts'

/** What the fragment of an address says. 'none': it is no such link. */
export type ReadLesson =
  | { readonly type: 'none' }
  | { readonly type: 'read'; readonly lesson: OwnLesson }
  | { readonly type: 'broken'; readonly sentence: string }

const BROKEN =
  'The puzzles in this address cannot be read: the address is incomplete or was changed on the way. Ask for it again.'

/**
 * The fragment "#p1.<data>": deflated JSON in base64url; of one puzzle with nothing said of it "#v1.<data>", which the
 * playground opens as well. A link must stay readable for ever: a change of what it says gets a new number.
 */
export async function writeLessonLink(lesson: OwnLesson): Promise<string> {
  const [first, ...others] = lesson.puzzles
  const words = [lesson.title, first?.title, first?.hint, first?.explanation]
  if (first !== undefined && others.length === 0 && words.join('') === '')
    return writeSnippetLink(first)
  return `#p1.${await packText(JSON.stringify(lesson))}`
}

/** Reads what `writeLessonLink` ever wrote, and a snippet's link as a lesson of one puzzle. Never rejects. */
export async function readLessonLink(fragment: string): Promise<ReadLesson> {
  const [, version, data] = /^#p(\d+)\.(.*)$/s.exec(fragment) ?? []
  if (version === undefined || data === undefined) return ofSnippet(fragment)
  if (version !== '1')
    return {
      type: 'broken',
      sentence: 'The puzzles in this address were written by a newer version of Loopscope.',
    }
  const unpacked = await unpackText(data)
  if (unpacked.type === 'tooLarge')
    return { type: 'broken', sentence: 'The puzzles in this address are larger than 512 KB.' }
  if (unpacked.type === 'broken') return { type: 'broken', sentence: BROKEN }
  return parse(unpacked.text)
}

async function ofSnippet(fragment: string): Promise<ReadLesson> {
  const read = await readSnippetLink(fragment)
  if (read.type !== 'read') return read
  const puzzle = { ...read.snippet, title: '', hint: '', explanation: '' }
  return { type: 'read', lesson: { title: '', puzzles: [puzzle] } }
}

function parse(text: string): ReadLesson {
  try {
    const parsed = ownLessonSchema.safeParse(JSON.parse(text))
    if (parsed.success) return { type: 'read', lesson: parsed.data }
    return {
      type: 'broken',
      sentence: `The puzzles in this address are not right: ${parsed.error.issues[0]?.message}.`,
    }
  } catch {
    return { type: 'broken', sentence: BROKEN }
  }
}
