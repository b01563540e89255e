import { environmentSchema } from './environment.ts'

/** Defaults that depend on the machine or on another variable, in words. */
const DEFAULTS: Readonly<Record<string, string>> = {
  LOOPSCOPE_CONCURRENCY: 'twice the number of processors',
  LOOPSCOPE_DATA: '`.loopscope` in the repository',
  HAPROXY_BIN: 'looked for in `PATH` and the usual folders',
  LOOPSCOPE_LAB: '`1` where `HOST` is this machine alone, else `0`',
}
/** What is no value of any variable: the refusal says what it takes. */
const IMPOSSIBLE = '\0'

/** docs/configuration.md: every variable that the service reads, made from what reads it. */
export function configurationPage(): string {
  const rows = Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined).data
    const byDefault = DEFAULTS[name] ?? (fallback === undefined ? 'not set' : `\`${fallback}\``)
    const refusal = schema.safeParse(IMPOSSIBLE).error?.issues[0]?.message ?? ''
    const takes = refusal === '' ? 'text' : refusal.replace(/^it takes /, '')
    return `| \`${name}\` | ${schema.description ?? ''} | ${takes} | ${byDefault} |`
  })
  return [
    '# Configuration',
    '',
    'The service reads its configuration from the environment, once, when it starts. A value that it cannot use ends it with one',
    'sentence; an empty one counts as not set. This page is made from `apps/tracer/src/environment.ts` by `npm run docs`.',
    '',
    '| variable | what it is | takes | default |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
