import { get } from 'node:http'

/** HAProxy's own figures in the forms that it has for them. */
export const STATS_FORMATS = {
  html: { path: '/admin?stats', type: 'text/html; charset=utf-8' },
  csv: { path: '/admin?stats;csv', type: 'text/plain; charset=utf-8' },
  json: { path: '/admin?stats;json', type: 'application/json' },
  prometheus: { path: '/metrics', type: 'text/plain; charset=utf-8' },
} as const
export type StatsFormat = keyof typeof STATS_FORMATS

const PATIENCE_MS = 2000
const MOST_BYTES = 4 * 1024 * 1024

/** Reads them from the port that HAProxy listens on. Rejects when it does not answer. */
export function readStats(port: number, format: StatsFormat): Promise<string> {
  const { path } = STATS_FORMATS[format]
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, agent: false, timeout: PATIENCE_MS }
    const request = get(options, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        if (text.length > MOST_BYTES) request.destroy(new Error('too many figures'))
      })
      response.once('error', reject)
      response.once('end', () =>
        response.statusCode === 200
          ? resolve(format === 'html' ? withoutLinks(text) : text)
          : reject(new Error(`status ${response.statusCode}`)),
      )
    })
    request.once('timeout', () => request.destroy(new Error('no answer in time')))
    request.once('error', reject)
  })
}

/** Whether a request in HAProxy's log was for these figures, and so none of the demo's own. */
export function asksForStats(path: string): boolean {
  return path.startsWith('/admin?stats') || path === '/metrics'
}

/** The page's links and its form lead to addresses that HAProxy has and this service has not. */
function withoutLinks(html: string): string {
  return html
    .replace(/<\/?(?:form|input|button|select|option)\b[^>]*>/gi, '')
    .replace(/ (?:href|action)=(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '')
}
