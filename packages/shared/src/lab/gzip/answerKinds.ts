/**
 * What the client of the demo haproxy can ask a web-api for: each answer has another content type or size. `own`: the page, which
 * the server compresses itself for a client that takes gzip.
 */
export const answerKinds = {
  recipe: { path: '/', type: 'application/json', words: 'JSON' },
  page: { path: '/page', type: 'text/html', words: 'a page' },
  own: { path: '/page/gzip', type: 'text/html', words: 'a page, by the server’s own gzip' },
  styles: { path: '/styles.css', type: 'text/css', words: 'styles' },
  script: { path: '/script.js', type: 'application/javascript', words: 'a script' },
  tiny: { path: '/tiny', type: 'text/plain', words: 'two letters' },
  picture: { path: '/picture.png', type: 'image/png', words: 'a picture' },
} as const
export type AnswerKind = keyof typeof answerKinds

export const answerKindNames = Object.keys(answerKinds) as [AnswerKind, ...AnswerKind[]]

/** The kind whose path this is; null: none of them. */
export function kindOf(path: string): AnswerKind | null {
  return answerKindNames.find((kind) => answerKinds[kind].path === path) ?? null
}
