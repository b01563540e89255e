import type { ReactNode } from 'react'
import type { ThemeStore } from '../../state/theme.ts'
import { SiteNav } from '../bar/SiteNav.tsx'
import { ThemeButton } from '../bar/ThemeButton.tsx'
import { SkipLink } from '../kit/SkipLink.tsx'
import { Wordmark } from '../kit/Wordmark.tsx'
import '../bar/TopBar.css'

/** The bar of all pages of puzzles. */
export function PuzzlesBar({ theme, children }: { theme: ThemeStore; children?: ReactNode }) {
  return (
    <header className="bar bar-roomy">
      <SkipLink />
      <a className="wordmark" href="/" aria-label="Loopscope">
        <Wordmark />
      </a>
      <SiteNav current="puzzles" />
      <div className="bar-controls">
        {children}
        <ThemeButton theme={theme} />
      </div>
    </header>
  )
}
