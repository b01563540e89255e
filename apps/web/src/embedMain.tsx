import { EmbedApp } from './EmbedApp.tsx'
import { mountRunPage } from './mountRunPage.tsx'
import { OrDemo } from './OrDemo.tsx'
import { readEmbedOptions } from './state/share/embedOptions.ts'

const { sharing, session, play } = mountRunPage(
  (theme) => (
    <OrDemo theme={theme} embedded>
      <EmbedApp theme={theme} />
    </OrDemo>
  ),
  { guest: true },
)

const { step, autoplay } = readEmbedOptions(location.search)
void sharing.open(decodeURIComponent(location.pathname.split('/')[2] ?? '')).then(() => {
  if (session.getState().status !== 'complete') return
  if (step !== null) play({ type: 'seek', cursor: step })
  if (autoplay && !matchMedia('(prefers-reduced-motion: reduce)').matches) play({ type: 'play' })
})
