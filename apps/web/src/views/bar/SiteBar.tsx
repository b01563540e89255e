import type { SiteSection } from '@loopscope/shared/site/siteSections'
import type { ReactNode } from 'react'
import type { ThemeStore } from '../../state/theme.ts'
import { SkipLink } from '../kit/SkipLink.tsx'
import { Wordmark } from '../kit/Wordmark.tsx'
import { SiteNav } from './SiteNav.tsx'
import { ThemeButton } from './ThemeButton.tsx'
import './TopBar.css'

type Props = {
  readonly current: SiteSection
  readonly theme: ThemeStore
  readonly children?: ReactNode
}

/** The bar of the pages of puzzles and of demos: the way to the others, and what the page itself puts there. */
export function SiteBar({ current, theme, children }: Props) {
  return (
    <header className="bar bar-roomy">
      <SkipLink />
      <a className="wordmark" href="/" aria-label="Loopscope">
        <Wordmark />
      </a>
      <SiteNav current={current} />
      <div className="bar-controls">
        {children}
        <ThemeButton theme={theme} />
      </div>
    </header>
  )
}
