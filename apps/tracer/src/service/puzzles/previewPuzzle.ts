import type { PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'

type Previewed = Pick<PuzzleResponse, 'title' | 'level' | 'versions' | 'question'>

/** The page of the puzzles with the title and description of one puzzle, as tabs, search results and chats show a link to it. */
export function previewPuzzle(page: string, puzzle: Previewed): string {
  const title = escapeHtml(`${puzzle.title} - Loopscope puzzle`)
  const description = escapeHtml(describe(puzzle))
  const head = [
    `<title>${title}</title>`,
    `<meta name="description" content="${description}" />`,
    `<meta property="og:type" content="website" />`,
    `<meta property="og:site_name" content="Loopscope" />`,
    `<meta property="og:title" content="${title}" />`,
    `<meta property="og:description" content="${description}" />`,
  ].join('\n    ')
  // Given as a function: a title may hold what replace() takes for a pattern, "$&".
  return page.replace(DESCRIPTION, '').replace(TITLE, () => head)
}

const TITLE = /<title>[^<]*<\/title>/
const DESCRIPTION = /<meta name="description"[^>]*>\s*/

const describe = ({ question, level, versions }: Previewed): string =>
  `${question.text} ${LEVEL_WORDS[level]}, on ${versions.map((major) => `Node ${major}`).join(' and ')}; answered by real runs.`

const LEVEL_WORDS: Record<Previewed['level'], string> = {
  'first steps': 'First steps',
  everyday: 'Everyday',
  advanced: 'Advanced',
  expert: 'Expert',
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
