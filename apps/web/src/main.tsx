import { App } from './App.tsx'
import { mountPage } from './mountPage.tsx'
import { whenPainted } from './views/whenPainted.ts'

const loopscope = mountPage((theme) => <App theme={theme} />)
void whenPainted().then(loopscope.loadVersions)
window.addEventListener('online', () => {
  if (loopscope.session.getState().versions === null) void loopscope.loadVersions()
})
