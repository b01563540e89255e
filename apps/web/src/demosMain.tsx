import { DemosApp } from './DemosApp.tsx'
import { mountPage } from './mountPage.tsx'

mountPage((theme) => <DemosApp theme={theme} />)
