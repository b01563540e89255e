import type { Example } from './example.ts'
import { EXAMPLE_GROUPS, type ExampleGroup } from './examples.ts'

export type ShownTopic = Example['shows'][number]

/**
 * The examples that have all words of the search, in their groups: in the title, the lesson, the program, the name of the
 * group, or the names of the phases and queues that they show. `place`: of these only those that show it. All of them where
 * neither is given.
 */
export function matchingGroups(
  search: string,
  place: ShownTopic | null = null,
): readonly ExampleGroup[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0 && place === null) return EXAMPLE_GROUPS
  return EXAMPLE_GROUPS.map(({ title, examples }) => ({
    title,
    examples: examples.filter((example) => {
      const text = textOf(title, example)
      if (place !== null && !example.shows.includes(place)) return false
      return words.every((word) => text.includes(word))
    }),
  })).filter(({ examples }) => examples.length > 0)
}

function textOf(group: string, { title, lesson, source, shows, node, module }: Example): string {
  const version = node === null ? '' : `node ${node}`
  return [group, title, lesson, source, ...shows, version, module].join(' ').toLowerCase()
}
