import type { ReactNode } from 'react'
import type { ThemeStore } from '../../state/theme.ts'
import { SiteNav } from '../SiteNav.tsx'
import { SkipLink } from '../SkipLink.tsx'
import { ThemeButton } from '../ThemeButton.tsx'
import { Wordmark } from '../Wordmark.tsx'
import '../TopBar.css'

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
