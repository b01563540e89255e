import { proxySituation } from '@loopscope/shared/lab/proxy/proxySituation'
import { BALANCE_EXPERIMENTS } from '../../../state/lab/proxy/balanceExperiments.ts'
import type { DemoViews } from '../demoViews.ts'
import { ConfigDrawer } from './ConfigDrawer.tsx'
import { ConfigState } from './ConfigState.tsx'
import { FailoverPanels } from './FailoverPanels.tsx'
import { FailoverRuns } from './FailoverRuns.tsx'
import { HaproxyCommands } from './HaproxyCommands.tsx'
import { HaproxyControls } from './HaproxyControls.tsx'
import { HaproxyField } from './HaproxyField.tsx'
import { HaproxyFigures } from './HaproxyFigures.tsx'

/** /demos/haproxy */
export const haproxyViews: DemoViews = {
  title: 'HAProxy',
  idle: 'Nothing runs yet. Start runs a real HAProxy in front of real Node servers, and a client that asks them.',
  starting:
    'HAProxy and the servers behind it are being started. Each is waited for until it answers.',
  empty:
    'A client, HAProxy, the web-apis and their recipe-api will stand here: real processes of this machine, each with its pid.',
  situation: proxySituation,
  experiments: BALANCE_EXPERIMENTS,
  Around: ConfigState,
  Drawer: ConfigDrawer,
  Field: HaproxyField,
  Controls: HaproxyControls,
  Figures: HaproxyFigures,
  Strip: FailoverPanels,
  Aside: FailoverRuns,
  OwnCommands: HaproxyCommands,
}
