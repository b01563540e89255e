import type { Values } from '@loopscope/shared/lab/processes/instancesMoment'
import { visibleText } from '../../hooks/visibleText.ts'
import { forKinds, KindsTable } from './KindsTable.tsx'

/** Each value that was sent, and what each kind found. */
export function ValuesTable({ values: { values, serialization, whole } }: { values: Values }) {
  const names = [...new Set(values.map(({ name }) => name))]
  const rows = names.map((name) => ({
    name,
    head: <code>{name}</code>,
    cells: forKinds((kind) => {
      const found = values.find((value) => value.name === name && value.kind === kind)
      if (found === undefined) return { state: 'later', say: 'not sent yet' }
      const { arrived, words } = found
      return {
        state: arrived,
        say: (
          <>
            {WORDS[arrived]} {arrived !== 'same' && <code>{visibleText(words, 90)}</code>}
          </>
        ),
      }
    }),
  }))
  return (
    <>
      <KindsTable
        caption="Values across each border"
        corner="sent"
        by={{
          thread: 'structured clone',
          fork: `“${serialization}”`,
          spawn: 'lines of JSON',
          cluster: `“${serialization}”`,
        }}
        rows={rows}
      />
      <p className="instances-note" role="note">
        {whole === false && 'It was cut off before its end. '}
        To the thread by postMessage, a structured clone. To the forked child and the cluster worker
        by send, with serialization “{serialization}”. To the spawned child as lines of JSON through
        a pipe, which this program writes itself.
      </p>
    </>
  )
}

const WORDS = { same: 'as it was', other: 'becomes', refused: 'refused:' } as const
