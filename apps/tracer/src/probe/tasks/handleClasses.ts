import { nodeMajor } from '../internals.ts'

const ALL = [
  ['pipe_wrap', 'Pipe'],
  ['tcp_wrap', 'TCP'],
  ['udp_wrap', 'UDP'],
  ['tty_wrap', 'TTY'],
  ['process_wrap', 'Process'],
  ['fs_event_wrap', 'FSEvent'],
  ['signal_wrap', 'Signal'],
] as const

/**
 * Binding and name of the classes of libuv's handles that have methods of their own: on Node 10 each, later one for all,
 * since they come from HandleWrap. A binding that no one has asked for takes a while to be made.
 */
export const HANDLE_CLASSES = nodeMajor < 12 ? ALL : ALL.slice(0, 1)
