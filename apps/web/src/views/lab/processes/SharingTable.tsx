import type { InstanceEventOf } from '@loopscope/shared/lab/processes/instanceEvents'
import type { Sharing } from '@loopscope/shared/lab/processes/instancesMoment'
import { visibleText } from '../../hooks/visibleText.ts'
import { forKinds, KindsTable } from './KindsTable.tsx'

type Found = InstanceEventOf<'sharing'>

const ROWS: readonly {
  readonly what: Found['what']
  readonly name: string
  readonly note: string
  readonly say: (found: Found) => string
}[] = [
  {
    what: 'global',
    name: 'A global',
    note: 'the parent sets it to 1, the instance to 2',
    say: ({ instance, parent }) => `it has ${instance}, the parent ${parent}`,
  },
  {
    what: 'buffer',
    name: 'A SharedArrayBuffer',
    note: 'sent to it; it writes 42 into the first cell',
    say: ({ shared, instance, parent }) =>
      shared
        ? `it wrote ${instance}, the parent reads ${parent}`
        : `it got ${instance}, the parent reads ${parent}`,
  },
  {
    what: 'port',
    name: 'A port',
    note: 'two of the kind listen on it, four connections come',
    say: ({ shared, parent, instance }) => (shared ? parent : `the second: ${instance}`),
  },
]

/** What the parent and each kind have in common. */
export function SharingTable({ sharing: { found, whole } }: { sharing: Sharing }) {
  const rows = ROWS.map(({ what, name, note, say }) => ({
    name,
    head: (
      <>
        {name}
        <small>{note}</small>
      </>
    ),
    cells: forKinds((kind) => {
      const own = found.find((one) => one.what === what && one.kind === kind)
      return own === undefined
        ? { state: 'later', say: 'not tried yet' }
        : {
            state: own.shared ? 'same' : 'apart',
            say: (
              <>
                <b>{own.shared ? 'shared' : 'not shared'}</b>{' '}
                <span>{visibleText(say(own), 120)}</span>
              </>
            ),
          }
    }),
  }))
  return (
    <>
      <KindsTable caption="What is shared with each kind" corner="tried" rows={rows} />
      {whole === false && (
        <p className="instances-note" role="note">
          It was cut off before its end.
        </p>
      )}
    </>
  )
}
