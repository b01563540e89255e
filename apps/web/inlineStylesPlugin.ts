import type { Plugin } from 'vite'

/**
 * Puts the playground's styles into its page: what is drawn ahead (shellPlugin.ts) is then painted with the page itself, and
 * waits for no file behind 120 KB of script. Each link stays, disabled, so that no browser asks for it: by it Vite's loader
 * knows that the styles are there when a part that comes later names the same file.
 */
export function inlineStyles(): Plugin {
  return {
    name: 'loopscope:inline-styles',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path, bundle }) {
        if (path !== '/index.html') return html
        return html.replace(LINK, (link, file: string) => {
          const asset = bundle?.[file.slice(1)]
          if (asset?.type !== 'asset') throw new Error(`The build has no ${file}.`)
          const styles = String(asset.source).trim()
          // They were relative to the file.
          if (/url\((?!["']?data:)/.test(styles)) throw new Error(`${file} names another file.`)
          if (styles.includes('</')) throw new Error(`${file} cannot stand in a page.`)
          return `<style>${styles}</style>\n    ${link.replace('<link ', '<link disabled ')}`
        })
      },
    },
  }
}

const LINK = /<link rel="stylesheet"[^>]* href="([^"]+)">/g
