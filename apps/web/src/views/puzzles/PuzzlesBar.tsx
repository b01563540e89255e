import type { ReactNode } from 'react'
import type { ThemeStore } from '../../state/theme.ts'
import { SiteBar } from '../bar/SiteBar.tsx'

/** The bar of all pages of puzzles. */
export function PuzzlesBar({ theme, children }: { theme: ThemeStore; children?: ReactNode }) {
  return (
    <SiteBar current="puzzles" theme={theme}>
      {children}
    </SiteBar>
  )
}
