import { listed } from '@loopscope/shared/lab/labWords'

/**
 * Which port of a session each of the notes' ports is that a text names: the page writes the notes' numbers, and a configuration has
 * those that were free. null: it names none, or they are the same.
 */
export function portsInWords(
  labels: Readonly<Record<string, number>>,
  text: string,
): string | null {
  const named = Object.entries(labels).filter(
    ([label, port]) => label !== String(port) && new RegExp(`:${port}\\b`).test(text),
  )
  if (named.length === 0) return null
  const are = named.map(([label, port], i) =>
    i === 0 ? `${port} stands for the notes’ ${label}` : `${port} for ${label}`,
  )
  return `Its ports are those that were free when the session began: ${listed(are)}.`
}
