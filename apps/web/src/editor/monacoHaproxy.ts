import type { languages } from 'monaco-editor/editor'

/** How Monaco colours HAProxy's configuration: sections, the word that a line begins with, numbers with their units, quoted texts. */
export const HAPROXY_TOKENS: languages.IMonarchLanguage = {
  defaultToken: '',
  keywords: [
    ...['balance', 'bind', 'compression', 'cookie', 'default_backend', 'hash-type'],
    ...[
      'http-request',
      'http-response',
      'http-reuse',
      'log',
      'log-format',
      'maxconn',
      'mode',
      'nbthread',
    ],
    ...['option', 'retries', 'server', 'stats', 'stick-table', 'timeout'],
  ],
  tokenizer: {
    // A section's own line begins without a blank; every other line with four. All states end with their line.
    root: [
      [/^(global|defaults)$/, 'keyword'],
      [/^(frontend|backend|listen)\b/, { token: 'keyword', next: '@rest' }],
      [/^\s+$/, ''],
      [/^\s+/, { token: '', next: '@first' }],
    ],
    first: [
      [
        /[a-z_-]+/,
        {
          cases: {
            '@keywords': { token: 'keyword', switchTo: '@rest' },
            '@default': { token: '', switchTo: '@rest' },
          },
        },
      ],
      [/./, { token: '', switchTo: '@rest' }],
    ],
    rest: [
      [/'[^']*'$/, { token: 'string', next: '@pop' }],
      [/127\.0\.0\.1:\d+$/, { token: 'number', next: '@pop' }],
      [/\d+(us|ms|s|m|h|k)?$/, { token: 'number', next: '@pop' }],
      [/[{}()]$/, { token: 'delimiter', next: '@pop' }],
      [/[^\s]+$/, { token: '', next: '@pop' }],
      [/'[^']*'/, 'string'],
      [/127\.0\.0\.1:\d+/, 'number'],
      [/\d+(us|ms|s|m|h|k)?(?=\s)/, 'number'],
      [/[{}()](?=\s)/, 'delimiter'],
      [/\s+/, ''],
      [/[^\s]+/, ''],
    ],
  },
}
