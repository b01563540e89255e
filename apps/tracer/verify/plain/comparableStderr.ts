/**
 * What a run wrote to stderr, less what no two plain runs have in common: Node names the process in the first line of a
 * warning (lib/internal/process/warning.js: writeOut).
 */
export const comparableStderr = (stderr: string): string =>
  stderr.replace(/^\(node:\d+\)/gm, '(node)')
