import type { ShareView } from '@loopscope/shared/wire/share'

/** A step of the recording that a reader is to go to, and what is to be seen there. '': nothing is said. */
export type LinkStop = { readonly step: number; readonly word: string }

/** What whoever shared a recording says of it. */
export type LinkWords = {
  /** '': none. */
  readonly title: string
  /** '': none. Paragraphs are apart by an empty line. */
  readonly note: string
  /** In the order of their steps, each step once. */
  readonly stops: readonly LinkStop[]
}

/** Nothing is said. */
export const NO_WORDS: LinkWords = { title: '', note: '', stops: [] }

/** Whether anything is said. */
export function isSaid({ title, note, stops }: LinkWords): boolean {
  return title !== '' || note !== '' || stops.length > 0
}

/** As a link's view has them: only what is said. */
export function wordsOf({ title, note, stops }: LinkWords): ShareView {
  return {
    ...(title === '' ? {} : { title }),
    ...(note === '' ? {} : { note }),
    ...(stops.length === 0 ? {} : { stops: [...stops] }),
  }
}
