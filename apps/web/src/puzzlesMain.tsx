import { mountPage } from './mountPage.tsx'
import { PuzzlesApp } from './PuzzlesApp.tsx'

mountPage((theme) => <PuzzlesApp theme={theme} />)
