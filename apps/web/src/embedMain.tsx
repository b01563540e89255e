import { EmbedApp } from './EmbedApp.tsx'
import { mountRunPage } from './mountRunPage.tsx'
import { OrDemo } from './OrDemo.tsx'

const { sharing } = mountRunPage(
  (theme) => (
    <OrDemo theme={theme} embedded>
      <EmbedApp theme={theme} />
    </OrDemo>
  ),
  { guest: true },
)
void sharing.open(decodeURIComponent(location.pathname.split('/')[2] ?? ''))
