import type { ScreenSize } from './screenState.ts'

const size = (name: string, width: number, height: number): ScreenSize => ({
  name,
  viewport: { width, height },
})

/** What docs/screens shows. */
export const DOCS_SIZES = [size('desktop', 1440, 900), size('phone', 390, 844)]

/** What is looked at before a release. */
export const ALL_SIZES = [
  ...DOCS_SIZES,
  size('laptop', 1280, 720),
  size('small-window', 1024, 768),
  size('tablet', 768, 1024),
  size('phone-on-its-side', 844, 390),
  size('wall', 3840, 2160),
]
