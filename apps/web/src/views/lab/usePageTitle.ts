import { useEffect } from 'react'
import { useStore } from 'zustand'
import { visibleText } from '../hooks/visibleText.ts'
import { useLab, useLabState } from './labContext.ts'

/** The title of the browser's tab: of the demo, or of the recording that a link shows, as whoever shared it called it. `demo`: its title. */
export function usePageTitle(demo: string): void {
  const isLink = useLabState(({ origin }) => origin === 'link')
  const said = useStore(useLab().sharing.store, ({ link }) => link?.words.title ?? '')
  useEffect(() => {
    const name = said === '' ? 'A shared recording' : visibleText(said, 200)
    document.title = isLink ? `${name} - ${demo} - Loopscope` : `${demo} - Demos - Loopscope`
  }, [isLink, said, demo])
}
