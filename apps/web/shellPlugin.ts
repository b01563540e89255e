import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { type Plugin, runnerImport } from 'vite'

const folder = fileURLToPath(new URL('.', import.meta.url))

/**
 * Puts into the playground's page how a first visit begins, drawn by the page's own parts (src/shell): it is seen before any
 * script has come. The page takes it away when it has drawn itself.
 */
export function shell(): Plugin {
  return {
    name: 'loopscope:shell',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { path }) {
        if (path !== '/index.html') return html
        const { module } = await runnerImport<typeof import('./src/shell/drawShell.tsx')>(
          `${folder}src/shell/drawShell.tsx`,
          { root: folder, configFile: false, plugins: [react(), noStyles], logLevel: 'error' },
        )
        const ahead = `<div id="shell" aria-hidden="true">${module.shell}</div>`
        if (!html.includes(ROOT)) throw new Error(`The page has no ${ROOT} to draw into.`)
        // A function: a dollar sign in what is drawn stands for itself.
        return html.replace(ROOT, () => ROOT.replace('><', () => `>${ahead}<`))
      },
    },
  }
}

const ROOT = '<div id="root"></div>'
const NO_STYLES = '\0no-styles'

/** The page has its styles in its head. */
const noStyles: Plugin = {
  name: 'loopscope:no-styles',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.css') ? NO_STYLES : undefined),
  load: (id) => (id === NO_STYLES ? 'export {}' : undefined),
}
