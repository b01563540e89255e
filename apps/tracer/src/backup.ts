import { readConfig } from './config.ts'
import { backUp, restore } from './shares/backUp.ts'

/** `npm run backup -- FILE` and `npm run restore -- FILE`: acts when started. Exit status 2 and a sentence where it cannot. */
const [what, file, ...more] = process.argv.slice(2)
const work = { backup: backUp, restore }[what ?? '']
const config = readConfig(process.env)
if (work === undefined || file === undefined || more.length > 0) {
  refuse('Name one file: npm run backup -- links.backup, npm run restore -- links.backup')
} else if (typeof config === 'string') {
  refuse(config)
} else {
  await work(config, file).catch((error: unknown) => refuse(`Not done: ${sentenceOf(error)}.`))
}

function refuse(sentence: string): void {
  console.error(sentence)
  process.exitCode = 2
}

/** What a program that failed has said, else what went wrong. */
function sentenceOf(error: unknown): string {
  const { stderr, code, path, message } = error as NodeJS.ErrnoException & { stderr?: string }
  if (code === 'ENOENT' && path?.startsWith('pg_') === true) return `${path} is not installed`
  return (stderr || message).trim().split('\n').at(-1)?.replace(/\.$/, '') ?? ''
}
