const API = 'https://nodejs.org/api'

/** Pages that sentences about demos refer to. */
export const LAB_DOCS = {
  how: { title: 'Node.js: how cluster works', url: `${API}/cluster.html#how-it-works` },
  policy: {
    title: 'Node.js: cluster.schedulingPolicy',
    url: `${API}/cluster.html#clusterschedulingpolicy`,
  },
  disconnect: {
    title: 'Node.js: worker.disconnect()',
    url: `${API}/cluster.html#workerdisconnect`,
  },
  exit: { title: "Node.js: cluster's event 'exit'", url: `${API}/cluster.html#event-exit_1` },
  unref: {
    title: 'Node.js: subprocess.channel.unref()',
    url: `${API}/child_process.html#subprocesschannelunref`,
  },
  processExit: { title: 'Node.js: exit codes of a process', url: `${API}/process.html#exit-codes` },
  signals: { title: 'Node.js: signal events', url: `${API}/process.html#signal-events` },
  uncaught: {
    title: "Node.js: event 'uncaughtException'",
    url: `${API}/process.html#event-uncaughtexception`,
  },
  keepAlive: { title: 'Node.js: http.Agent', url: `${API}/http.html#class-httpagent` },
  blocking: {
    title: "Node.js: don't block the event loop",
    url: 'https://nodejs.org/en/learn/asynchronous-work/dont-block-the-event-loop',
  },
} as const
