import { readFileSync } from 'node:fs'
import { hasLoopCounters } from '../sandbox/process/runtime.ts'
import { findRuntimes } from '../sandbox/process/runtimes.ts'
import { open } from './open.ts'
import { parseArguments } from './parseArguments.ts'
import { trace } from './trace.ts'
import { USAGE } from './usage.ts'

const PACKAGE = new URL('../../package.json', import.meta.url)
const BAD_ARGUMENTS = 2

async function main(argv: readonly string[]): Promise<number> {
  const command = parseArguments(argv)
  switch (command.type) {
    case 'help':
      process.stdout.write(USAGE[command.topic])
      return 0
    case 'version':
      process.stdout.write(
        `${(JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version}\n`,
      )
      return 0
    case 'versions':
      process.stdout.write(versionsText())
      return 0
    case 'wrong':
      process.stderr.write(`${command.sentence}\n${more(command.topic, argv)}`)
      return BAD_ARGUMENTS
    case 'open':
      return open(command.files)
    case 'trace':
      return trace(command)
    default:
      command satisfies never
      return BAD_ARGUMENTS
  }
}

/** Who said nothing is told everything; who said something wrong needs only to know where to look. */
function more(topic: keyof typeof USAGE, argv: readonly string[]): string {
  if (argv.length === 0) return `\n${USAGE[topic]}`
  return `See ${topic === 'loopscope' ? topic : `loopscope ${topic}`} --help.\n`
}

/** One line per version that can be used: "24.21.0 linux-x64 cold observed". A command keeps no warm processes. */
function versionsText(): string {
  const platform = `${process.platform}-${process.arch}`
  return findRuntimes()
    .map(({ version }) => {
      const evidence = hasLoopCounters(version) ? 'observed' : 'inferred'
      return `${version} ${platform} cold ${evidence}\n`
    })
    .join('')
}

process.exitCode = await main(process.argv.slice(2))
