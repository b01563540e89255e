import type { LabMoment } from '../../lab/labMoment.ts'
import type { InstanceEventOf } from '../../lab/processes/instanceEvents.ts'
import { INSTANCE_IDS } from '../../lab/processes/instanceKinds.ts'
import { named } from '../../lab/processes/instanceWords.ts'
import { countWords } from '../figures.ts'
import type { LabStatement } from '../labStatement.ts'
import type { Finding } from '../lesson.ts'

/** What the notes say of several instances of Node, and what a session of the demo processes says about it. */
export const processesStatements: readonly LabStatement[] = [
  {
    note: 'no-sharing',
    truth: 'in part',
    really:
      'No variable is shared, neither with a thread nor with a process: each has a heap and a global object of its own. Processes share no memory that JavaScript can write to; threads can share the bytes of a SharedArrayBuffer.',
    judge: judgeNoSharing,
  },
  {
    note: 'serialized',
    truth: 'in part',
    really:
      'Messages to a thread are structured clones. To a process they are JSON, unless fork or cluster.setupPrimary was told serialization: ‘advanced’; without it a Map arrives as {}, and a BigInt makes send throw.',
    judge: judgeSerialized,
  },
  {
    note: 'cluster-module',
    truth: 'in part',
    really:
      'It routes connections, not requests: one that is kept alive has all of its requests answered by one worker. Its workers are forked children whose listen() asks their primary, which holds the port for all of them.',
    judge: judgeCluster,
  },
  {
    note: 'child-module',
    truth: 'holds',
    really:
      'A full process with a pid, memory and a loop of its own. spawn starts any program and gives its pipes; fork starts a module in Node, with a channel for messages. Its end is an event of the parent’s and touches nothing else there.',
    judge: judgeChild,
  },
]

function judgeNoSharing({ instances }: LabMoment): Finding | null {
  const found = (what: InstanceEventOf<'sharing'>['what']) =>
    instances?.sharing?.found.filter((one) => one.what === what) ?? []
  const [globals, buffers] = [found('global'), found('buffer')]
  if (instances?.sharing?.whole !== true) return null
  const shared = buffers.filter((one) => one.shared).map(({ kind }) => INSTANCE_IDS[kind])
  const isOne = globals.some((one) => one.shared)
  return {
    truth: isOne ? 'not so' : shared.length > 0 ? 'in part' : 'holds',
    sentence: `The parent’s global was changed by ${named(globals.filter((one) => one.shared).map(({ kind }) => INSTANCE_IDS[kind]))}. The bytes of a SharedArrayBuffer were the same for ${named(shared)}.`,
  }
}

function judgeSerialized({ instances }: LabMoment): Finding | null {
  const values = instances?.values
  if (values?.whole !== true) return null
  const as = (kind: 'thread' | 'fork') =>
    values.values.filter((value) => value.kind === kind && value.arrived === 'same').length
  const count = values.values.filter(({ kind }) => kind === 'fork').length
  return {
    truth: as('thread') > 0 ? 'in part' : 'holds',
    sentence: `Of ${countWords(count, 'value')}, ${as('thread')} arrived at the worker thread as they were, and ${as('fork')} at the forked child, with serialization “${values.serialization}”.`,
  }
}

function judgeCluster({ instances }: LabMoment): Finding | null {
  const ports = instances?.sharing?.found.filter(({ what }) => what === 'port') ?? []
  const own = ports.find(({ kind }) => kind === 'cluster')
  if (own === undefined) return null
  const others = ports.filter(({ shared, kind }) => shared && kind !== 'cluster')
  return {
    truth: own.shared && others.length === 0 ? 'in part' : 'not so',
    sentence: `Two cluster workers on one port: ${own.parent}. ${others.length === 0 ? 'No other kind could share it.' : `Two of another kind could share it: ${named(others.map(({ kind }) => INSTANCE_IDS[kind]))}.`}`,
  }
}

function judgeChild({ instances, processes }: LabMoment): Finding | null {
  const trial = instances?.costs?.trials.findLast(({ kind }) => kind === 'fork')
  const child = processes.find(({ id }) => id === INSTANCE_IDS.fork)
  const parent = processes.find(({ role }) => role === 'parent')
  const pid = child?.pid ?? trial?.pid
  if (pid === undefined || parent === undefined) return null
  return {
    truth: pid === parent.pid ? 'not so' : 'holds',
    sentence: `The parent is process ${parent.pid}, the forked child process ${pid}.`,
  }
}
