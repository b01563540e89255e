import { SITE_SECTIONS, type SiteSection } from '@loopscope/shared/site/siteSections'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from '../kit/Icon.tsx'
import './SiteNav.css'

type Props = {
  readonly current: SiteSection
  /** What the bar of a phone has no room for either. */
  readonly children?: ReactNode
}

/** The ways to the other pages. Where the bar has no room for them, they are behind a button. */
export function SiteNav({ current, children }: Props) {
  const [open, setOpen] = useState(false)
  const ref = useRef<HTMLElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const onPress = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || ref.current?.contains(event.target) !== true)
        setOpen(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // The page's own Escape stops a run.
      event.stopPropagation()
      setOpen(false)
      button.current?.focus()
    }
    window.addEventListener('pointerdown', onPress)
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      window.removeEventListener('pointerdown', onPress)
      window.removeEventListener('keydown', onKey, { capture: true })
    }
  }, [open])
  return (
    <nav ref={ref} className="site-nav" aria-label="Main" data-open={open}>
      <button
        ref={button}
        type="button"
        className="button icon-only site-nav-button"
        aria-label="Pages"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="down" />
      </button>
      <div className="site-nav-pages">
        {SITE_SECTIONS.map(({ section, name, address }) => (
          <a key={section} href={address} aria-current={section === current ? 'page' : undefined}>
            {name}
          </a>
        ))}
        {children !== undefined && <div className="site-nav-more">{children}</div>}
      </div>
    </nav>
  )
}
