import { EmbedApp } from './EmbedApp.tsx'
import { mountPage } from './mountPage.tsx'

mountPage((theme) => <EmbedApp theme={theme} />)
