export const USAGE = `loopscope trace FILE [--node MAJOR] [--module commonjs|module] [--timeout MS]
                [--format summary|events|text] [-- ARGS]
    runs FILE (.js .cjs .mjs .ts) in the sandbox and shows what the event loop did
loopscope versions
    lists the Node versions that can be used
loopscope --help | --version
`
