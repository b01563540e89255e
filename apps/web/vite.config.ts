import { SITE_PAGES } from '@loopscope/shared/site/sitePages'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { devPages } from './devPagesPlugin.ts'
import { inlineStyles } from './inlineStylesPlugin.ts'
import { pageHead } from './pageHeadPlugin.ts'
import { serviceWorker } from './serviceWorkerPlugin.ts'
import { shell } from './shellPlugin.ts'

/** What every page is made of, a few lines each: a file for each would be mostly its wrapping. */
const SMALL =
  /\/zustand\/esm\/react\.mjs$|\/src\/(?:api\/(?:notLoaded|unreachable)|timeline\/nodeVersion|wire\/headline|views\/hooks\/(?:tabAt|throttle|visibleText|useNarrow|useSize)|views\/(?:bar\/startRun|keys\/KeysButton|kit\/(?:format|Glyph|Panel|pxIn|Wordmark)|timeline\/draw\/(?:createPainter|laneTheme)))\.tsx?$/

const tracer = process.env['LOOPSCOPE_TRACER'] ?? 'http://127.0.0.1:4600'

export default defineConfig({
  plugins: [react(), pageHead(), shell(), inlineStyles(), serviceWorker(), devPages()],
  server: {
    host: '127.0.0.1',
    // The tracer checks the Origin of whoever posts: keep the browser's view of the host.
    proxy: { '/api': { target: tracer, changeOrigin: true } },
  },
  build: {
    target: 'es2022',
    reportCompressedSize: true,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: [...new Set(SITE_PAGES.map(({ file }) => file))],
      output: { codeSplitting: { groups: [{ name: 'small', test: SMALL }] } },
    },
  },
  worker: { format: 'es' },
})
