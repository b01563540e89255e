import type { Program } from '../plain/loadPrograms.ts'

/** Most lines that a program may log. */
const MOST_LINES = 2000

/**
 * Sizes of the writes of one lane: [from, to). Larger than nearly any write that a program makes by itself, and by `pid` others
 * than those of another verification on this machine.
 */
export const sizesOf = (lane: number, pid: number): { from: number; to: number } => {
  const from = 100_000 + ((pid % 64) * 4 + lane) * MOST_LINES
  return { from, to: from + MOST_LINES }
}

/**
 * The program with a logger `L(label)` before it. Line n is written to stdout as "n label", and just before it n + from
 * bytes go to /dev/null: a system call of that size, which the kernel's trace orders among the probes.
 */
export const instrument = (program: Program, from: number): string => {
  const modules = program.module === 'module'
  const logger = `const L = ((fs) => { const fd = fs.openSync('/dev/null', 'w'); const bytes = Buffer.alloc(${from + MOST_LINES}); let n = 0; return (label) => { n++; fs.writeSync(fd, bytes, 0, ${from} + n); console.log(n + ' ' + label) } })(${modules ? 'loggerFs' : "require('fs')"});`
  return `${modules ? "import * as loggerFs from 'fs'; " : ''}${logger} ${program.source}`
}
