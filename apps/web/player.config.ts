import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The player as one script and one style sheet, for pages that are saved as one file. After the pages: it lies among them. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    outDir: 'dist/player',
    emptyOutDir: true,
    copyPublicDir: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: 'src/playerMain.tsx',
      output: {
        format: 'iife',
        codeSplitting: false,
        entryFileNames: 'player.js',
        assetFileNames: 'player[extname]',
      },
    },
  },
})
