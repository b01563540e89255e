import type { ModuleKind } from '@loopscope/shared/wire/api'

type Linked = {
  readonly source: string
  readonly module: ModuleKind
  readonly node: string
  readonly threadPoolSize?: number
}

/** What an address of the playground ends in that holds this program; null where a part of the page does not load. */
export async function snippetFragment(subject: Linked): Promise<string | null> {
  try {
    const { writeSnippetLink } = await import('../../api/snippetLink.ts')
    return await writeSnippetLink(subject)
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return null
  }
}
