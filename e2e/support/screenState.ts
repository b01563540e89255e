import type { Page } from '@playwright/test'
import type { Playground } from './playground.ts'

/** A state of the page that has a picture: what is done to get there from a page that has just opened. */
export type ScreenState = {
  readonly name: string
  readonly arrange: (playground: Playground, page: Page) => Promise<void>
  /** The one size that it is about; left out: a desktop and a phone. */
  readonly size?: {
    readonly name: string
    readonly viewport: { readonly width: number; readonly height: number }
  }
}
