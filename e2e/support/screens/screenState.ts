import type { Page } from '@playwright/test'
import { Playground } from '../playground.ts'

/** A size of the page as its pictures are named. */
export type ScreenSize = {
  readonly name: string
  readonly viewport: { readonly width: number; readonly height: number }
}

/** A state of the page that has a picture: what is done to get there from a blank page. */
export type ScreenState = {
  readonly name: string
  readonly arrange: (page: Page) => Promise<void>
  /**
   * When it is gone there anew: by layout, as the way is another where the page has tabs or a drawer; at each size, as what fills the
   * screen cannot be resized. Left out: once.
   */
  readonly anew?: 'byLayout' | 'atEachSize'
  /** The theme is fixed when the page is opened: it is opened once for each. */
  readonly keepsTheme?: true
  /** The pointer is part of the picture. */
  readonly pointerStays?: true
  /** The one size that it is about; left out: all that are asked for. */
  readonly size?: ScreenSize
}

/** A state of the playground, for somebody who has run something before. */
export function ofPlayground(
  name: string,
  arrange: (playground: Playground, page: Page) => Promise<unknown>,
  size?: ScreenSize,
): ScreenState {
  return {
    name,
    anew: 'byLayout',
    arrange: async (page) => void (await arrange(await Playground.open(page), page)),
    ...(size === undefined ? {} : { size }),
  }
}

/** A state of the playground, for somebody who was never here. */
export function ofFirstVisit(
  name: string,
  arrange: (playground: Playground, page: Page) => Promise<unknown>,
): ScreenState {
  return {
    name,
    anew: 'byLayout',
    arrange: async (page) => void (await arrange(await Playground.firstVisit(page), page)),
  }
}
