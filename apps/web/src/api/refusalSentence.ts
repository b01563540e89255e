import { refusalSchema } from '@loopscope/shared/wire/api'

/**
 * What to tell a person when the service said no. Prefers the service's own sentence.
 * `body`: the response's text, JSON or not. `retryAfter`: the header, seconds.
 */
export function refusalSentence(status: number, body: string, retryAfter: string | null): string {
  const said = refusalSchema.safeParse(parseJson(body))
  const sentence = said.success ? said.data.error.message : sentenceFor(status)
  const seconds = Number(retryAfter)
  if (!(status === 429 || status === 503) || !(seconds > 0)) return sentence
  // How long is known: a sentence that says "in a moment" beside it would name another time.
  return `${sentence.replace(IN_A_MOMENT, '')} Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`
}

const IN_A_MOMENT = / Try again in a moment\.$/

function sentenceFor(status: number): string {
  switch (status) {
    case 413:
      return 'The snippet is too large: 64 KB is the limit.'
    case 429:
      return 'You already have many runs waiting.'
    case 503:
      return 'Every sandbox is busy.'
    case 502:
    case 504:
      return 'The tracer is not running behind this page.'
    default:
      return `The service refused the run (HTTP ${status}).`
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
