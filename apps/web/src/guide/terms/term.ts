import type { TermName } from '../../views/kit/Term.tsx'

/** What a word of the picture means. Every sentence is a claim about Node: facts.test.ts holds each against recordings. */
type Explained = {
  readonly title: string
  /** One sentence: what it is. */
  readonly is: string
  /** What lands there; of what is no place, what else is to be known. */
  readonly lands: string
  /** It is no place: nothing lands there. */
  readonly isNoPlace?: true
  /** The slug of an example that shows it. */
  readonly example: string
}

export type Terms = Readonly<Record<TermName, Explained>>
