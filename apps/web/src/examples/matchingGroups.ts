import type { Example } from './example.ts'
import { EXAMPLE_GROUPS, type ExampleGroup } from './examples.ts'

/**
 * The examples that have all words of the search, in their groups: in the title, the lesson, the program, the name of the
 * group, or the names of the phases and queues that they show. All of them where there is no word.
 */
export function matchingGroups(search: string): readonly ExampleGroup[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return EXAMPLE_GROUPS
  return EXAMPLE_GROUPS.map(({ title, examples }) => ({
    title,
    examples: examples.filter((example) => {
      const text = textOf(title, example)
      return words.every((word) => text.includes(word))
    }),
  })).filter(({ examples }) => examples.length > 0)
}

function textOf(group: string, { title, lesson, source, shows, node, module }: Example): string {
  const version = node === null ? '' : `node ${node}`
  return [group, title, lesson, source, ...shows, version, module].join(' ').toLowerCase()
}
