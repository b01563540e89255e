import { LessonsApp } from './LessonsApp.tsx'
import { mountPage } from './mountPage.tsx'

mountPage((theme) => <LessonsApp theme={theme} />)
