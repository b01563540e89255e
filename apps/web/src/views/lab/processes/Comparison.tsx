import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { InstancesTab } from '../../../state/lab/processes/instancesForm.ts'
import { CostsTable } from './CostsTable.tsx'
import { CrashesTable } from './CrashesTable.tsx'
import { SharingTable } from './SharingTable.tsx'
import { ValuesTable } from './ValuesTable.tsx'

type Props = { readonly moment: LabMoment; readonly tab: InstancesTab }

/** What is known of the four kinds at a moment, of the shown comparison. */
export function Comparison({ moment: { instances }, tab }: Props) {
  if (instances === null) return null
  switch (tab) {
    case 'costs':
      return instances.costs === null ? (
        <Nothing>
          Measure starts each kind several times, in turns, and times it: from the call to its first
          message, a message there and back, and what memory it takes.
        </Nothing>
      ) : (
        <CostsTable costs={instances.costs} />
      )
    case 'values':
      return instances.values === null ? (
        <Nothing>
          Send values sends a Map, a Date, a BigInt, undefined, a function, an Error, a Buffer and
          an instance of a class to each, which says what it found.
        </Nothing>
      ) : (
        <ValuesTable values={instances.values} />
      )
    case 'sharing':
      return instances.sharing === null ? (
        <Nothing>
          Each sets a global, writes into a SharedArrayBuffer and listens on a port: what of that
          does the parent see?
        </Nothing>
      ) : (
        <SharingTable sharing={instances.sharing} />
      )
    case 'crashes':
      return instances.crashes.length === 0 ? (
        <Nothing>End one of them by a button of its card, and see who lives on.</Nothing>
      ) : (
        <CrashesTable crashes={instances.crashes} />
      )
    default:
      return tab satisfies never
  }
}

function Nothing({ children }: { children: string }) {
  return <p className="instances-none">{children}</p>
}
