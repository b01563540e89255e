import type { ReactNode } from 'react'
import type { ThemeStore } from '../../state/theme.ts'
import { SiteNav } from '../SiteNav.tsx'
import { SkipLink } from '../SkipLink.tsx'
import { ThemeButton } from '../ThemeButton.tsx'
import { Wordmark } from '../Wordmark.tsx'
import '../TopBar.css'
import './DemoBar.css'

/** The bar of all pages of demos. */
export function DemoBar({ theme, children }: { theme: ThemeStore; children?: ReactNode }) {
  return (
    <header className="bar bar-roomy">
      <SkipLink />
      <a className="wordmark" href="/" aria-label="Loopscope">
        <Wordmark />
      </a>
      <SiteNav current="demos" />
      <div className="bar-controls">
        {children}
        <ThemeButton theme={theme} />
      </div>
    </header>
  )
}
