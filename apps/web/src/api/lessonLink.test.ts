import { readdirSync, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import type { OwnLesson } from '@loopscope/shared/puzzle/ownPuzzles'
import { expect, test } from 'vitest'
import { readLessonLink, writeLessonLink } from './lessonLink.ts'
import { writeSnippetLink } from './snippetLink.ts'

const PUZZLE = {
  source: "console.log('a')\nconsole.log('b')\n",
  module: 'commonjs',
  node: '24',
  title: 'Two lines',
  hint: 'Top down.',
  explanation: 'Main runs first.\n\nNothing else is there.',
} as const
const LESSON: OwnLesson = {
  title: 'Monday',
  puzzles: [PUZZLE, { ...PUZZLE, module: 'module', threadPoolSize: 2, title: 'Ä "quoted" ☕' }],
}

const packed = (text: string) => `#p1.${deflateRawSync(text).toString('base64url')}`
const of = (change: object) =>
  packed(JSON.stringify({ title: '', puzzles: [{ ...PUZZLE, ...change }] }))

test('a lesson comes back as it was, in an address of letters that every program keeps', async () => {
  const fragment = await writeLessonLink(LESSON)
  expect(fragment).toMatch(/^#p1\.[\w-]+$/)
  expect(await readLessonLink(fragment)).toEqual({ type: 'read', lesson: LESSON })
})

test('one puzzle of which nothing is said has the link of its snippet, as it always had', async () => {
  const plain = { ...PUZZLE, title: '', hint: '', explanation: '' }
  const fragment = await writeLessonLink({ title: '', puzzles: [plain] })
  expect(fragment).toBe(await writeSnippetLink(PUZZLE))
  expect(await readLessonLink(fragment)).toEqual({
    type: 'read',
    lesson: { title: '', puzzles: [plain] },
  })
})

const FOLDER = new URL('oldLinks/lessons/', import.meta.url)
type OldLink = { readonly fragment: string; readonly lesson: OwnLesson }

test.each(readdirSync(FOLDER))('the old link %s opens what it always opened', async (name) => {
  const { fragment, lesson } = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as OldLink
  expect(await readLessonLink(fragment)).toEqual({ type: 'read', lesson })
})

const WRONG = 'The puzzles in this address are not right:'
const BROKEN =
  'The puzzles in this address cannot be read: the address is incomplete or was changed on the way. Ask for it again.'

test.each([
  ['#p1.AAAA', BROKEN],
  ['#p1.%%%', BROKEN],
  [packed('{"title":'), BROKEN],
  ['#p2.AAAA', 'The puzzles in this address were written by a newer version of Loopscope.'],
  [`#p1.${'A'.repeat(1e6)}`, 'The puzzles in this address are larger than 512 KB.'],
  [packed('null'), `${WRONG} A lesson is an object with a title and puzzles.`],
  [packed('{"puzzles":[]}'), `${WRONG} A lesson has 1 to 12 puzzles.`],
  [
    packed(JSON.stringify({ puzzles: Array.from({ length: 13 }, () => PUZZLE) })),
    `${WRONG} A lesson has 1 to 12 puzzles.`,
  ],
  [of({ title: 'x'.repeat(81) }), `${WRONG} A title is text of at most 80 characters.`],
  [of({ hint: 7 }), `${WRONG} A hint is text of at most 300 characters.`],
  [
    of({ explanation: 'x'.repeat(2001) }),
    `${WRONG} An explanation is text of at most 2000 characters.`,
  ],
  [of({ source: 1 }), `${WRONG} "source" must be the snippet, as a string.`],
])('of what is no lesson it is said why: %#', async (fragment, sentence) => {
  expect(await readLessonLink(fragment)).toEqual({ type: 'broken', sentence })
})

test('an address without a program is none', async () => {
  expect([await readLessonLink(''), await readLessonLink('#content')]).toEqual([
    { type: 'none' },
    { type: 'none' },
  ])
})
