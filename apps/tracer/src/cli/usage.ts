import { MAX_SOURCE_BYTES } from '@loopscope/shared/wire/api'
import { DEFAULT_TIMEOUT_MS, LONGEST_TIMEOUT_MS } from '../sandbox/limits.ts'

const LOOPSCOPE = `Loopscope runs a program in a sandbox and shows what the event loop did with it.

Usage
  loopscope trace FILE [options] [-- ARGS]   run FILE and print its timeline
  loopscope open FILE...                     show recordings in the page
  loopscope versions                         list the Node versions it can use
  loopscope --version                        print the version of Loopscope

Examples
  loopscope trace app.js
  loopscope trace app.js --node 10
  loopscope trace app.js --why 12
  loopscope trace app.js --check "callback<50ms"
  loopscope trace app.ts --format summary -- --verbose
  loopscope trace app.js --format events > app.ndjson
  loopscope open app.ndjson

loopscope trace --help lists the options, the formats and the exit status.
`

const TRACE = `Usage
  loopscope trace FILE [options] [-- ARGS]

  Runs FILE once, in a sandbox, and prints when each of its callbacks ran: in
  which turn of the event loop, in which phase, from which queue; then what
  stands out in the run, how it ended, and whether Node without the recorder
  gives the same output (FILE is run again for that, at most 20 times). FILE is
  JavaScript (.js .cjs .mjs) or TypeScript whose types can be left out (.ts
  .cts .mts), of ${MAX_SOURCE_BYTES / 1024} KB at most. It runs alone: without other files, without a
  network. What follows -- are its own arguments.

Options
  --node VERSION    the Node it runs on, as 20 or 20.20.2; default 24
  --module KIND     load it as commonjs or module; default: what its name says
  --timeout MS      stop it after so many ms; default ${DEFAULT_TIMEOUT_MS}, at most ${LONGEST_TIMEOUT_MS}
  --format FORMAT   text      a table for people; the default
                    summary   JSON: one line per write, the outcome last
                    events    JSON: the whole recording, one line per event
  --check LIMITS    also hold the run to limits, as "callback<50ms, delay<20ms";
                    stderr says of each whether it holds
  --why LINE        instead of the table: why each callback of that line ran
                    when it did
  --sample          also run it a second time with V8's profiler, and say which
                    functions took the time of what held the loop
  -h, --help        show this

Limits, with <, <=, >, >= or =, and us, ms or s where it is a time
  callback    the longest that one callback held the loop
  delay       the longest that a timer ran late
  turns       turns of the event loop
  request     the longest that an incoming HTTP request took
  wait        the longest that an incoming request waited behind other callbacks
  requests    incoming HTTP requests
  unanswered  incoming HTTP requests without an answer

Exit status
  That of FILE; 124 when a limit stopped it, 128 + n when signal n did,
  2 when it could not be started, 3 when FILE ended with 0 and a check does not
  hold or there was nothing to check. NO_COLOR=1 leaves out the colours.
`

const OPEN = `Usage
  loopscope open FILE...

  Shows recordings in the page, which it serves on this machine alone until
  Ctrl+C, and prints an address for each. A recording is what
  loopscope trace --format events prints, or what Share saves in the page. The
  page opens such files too when they are dropped onto it.

Exit status
  0 when it was stopped; 2 when a file is no recording.
`

const VERSIONS = `Usage
  loopscope versions

  Lists the Node versions that trace can use, one per line:

    24.21.0 linux-x64 cold observed

  cold: each run starts a process of its own; only the service keeps warm ones.

  observed: libuv's own counters tell the phase of every callback.
  inferred: this Node has none. Timers, check and the queues are certain; for
  other callbacks the phase is worked out.

  npm run runtimes -- add 12    installs one more
`

/** What `--help` prints. At most 80 columns. */
export const USAGE = {
  loopscope: LOOPSCOPE,
  trace: TRACE,
  open: OPEN,
  versions: VERSIONS,
} as const
