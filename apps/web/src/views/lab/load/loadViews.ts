import type { DemoViews } from '../gallery/demoViews.ts'
import { Strip } from '../strip/Strip.tsx'
import { LoadAside } from './LoadAside.tsx'
import { LoadCommands } from './LoadCommands.tsx'
import { LoadControls } from './LoadControls.tsx'
import { LoadField } from './LoadField.tsx'
import { LoadFigures } from './LoadFigures.tsx'
import { LoadTabs } from './LoadTabs.tsx'
import { useLoadExperiments } from './useLoadExperiments.ts'
import { useToldEvent } from './useToldEvent.ts'

/** /demos/autocannon */
export const loadViews: DemoViews = {
  title: 'autocannon',
  idle: 'Nothing runs yet. Start begins a real server; autocannon then runs against it in a process of its own.',
  starting: 'A server is being started.',
  empty:
    'Requests per second, latencies in microseconds and what failed will appear here, of real runs on this machine.',
  useExperiments: useLoadExperiments,
  useToldEvent,
  Field: LoadField,
  Controls: LoadControls,
  Figures: LoadFigures,
  Strip,
  Tabs: LoadTabs,
  Aside: LoadAside,
  OwnCommands: LoadCommands,
}
