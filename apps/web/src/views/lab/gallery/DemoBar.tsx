import type { ReactNode } from 'react'
import type { ThemeStore } from '../../../state/theme.ts'
import { SiteBar } from '../../bar/SiteBar.tsx'
import './DemoBar.css'

/** The bar of all pages of demos. */
export function DemoBar({ theme, children }: { theme: ThemeStore; children?: ReactNode }) {
  return (
    <SiteBar current="demos" theme={theme}>
      {children}
    </SiteBar>
  )
}
