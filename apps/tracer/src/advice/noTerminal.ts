import { type Adviser, fatalError } from './advice.ts'

/** What only a terminal has: its size, its cursor, its keys. */
export const noTerminal: Adviser = (ended) => {
  const { syntax } = ended
  const error = fatalError(ended)
  const [, object = '', method = ''] =
    (error?.name === 'TypeError' ? NO_FUNCTION.exec(error.message) : null) ?? []
  const calls = syntax.streams.includes(object) && OF_TERMINALS.includes(method)
  const opens = error !== null && /\[ERR_TTY_INIT_FAILED\]/.test(error.stack?.split('\n')[0] ?? '')
  if (!calls && !opens && !syntax.needsTerminalSize) return null
  const what = calls ? `${object}.${method}() is not there` : 'columns and rows are undefined'
  return {
    note: `A snippet has no terminal: its stdout and stderr are pipes and its stdin is empty, so ${opens ? 'none can be opened' : what}. Ask isTTY before, or print lines.`,
  }
}

const NO_FUNCTION = /^((?:process\.)?\w+)\.(\w+) is not a function$/
const OF_TERMINALS: readonly string[] = [
  'clearLine',
  'clearScreenDown',
  'cursorTo',
  'moveCursor',
  'getColorDepth',
  'getWindowSize',
  'hasColors',
  'setRawMode',
]
