const sources = import.meta.glob<string>(
  [
    '../../../../node_modules/@types/node/**/*.d.ts',
    '!../../../../node_modules/@types/node/ts5.*/**',
    '../../../../node_modules/undici-types/*.d.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
)

/** The types of Node's own APIs as installed, by the path that the language service knows them under. */
export const NODE_TYPES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(sources).map(([path, text]) => [
    `file:///${path.slice(path.indexOf('node_modules/'))}`,
    text,
  ]),
)
