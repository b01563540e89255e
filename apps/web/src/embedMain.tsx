import { EmbedApp } from './EmbedApp.tsx'
import { mountPage } from './mountPage.tsx'

const { sharing } = mountPage((theme) => <EmbedApp theme={theme} />, { guest: true })
void sharing.open(decodeURIComponent(location.pathname.split('/')[2] ?? ''))
