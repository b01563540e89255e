import { EmbedApp } from './EmbedApp.tsx'
import { mountRunPage } from './mountRunPage.tsx'

const { sharing } = mountRunPage((theme) => <EmbedApp theme={theme} />, { guest: true })
void sharing.open(decodeURIComponent(location.pathname.split('/')[2] ?? ''))
