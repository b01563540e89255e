import { proxySituation } from '@loopscope/shared/lab/proxy/proxySituation'
import type { DemoViews } from '../gallery/demoViews.ts'
import { LazyConfig } from './config/LazyConfig.tsx'
import { HaproxyAround } from './HaproxyAround.tsx'
import { HaproxyCommands } from './HaproxyCommands.tsx'
import { HaproxyTabs } from './HaproxyTabs.tsx'
import {
  TabAside,
  TabControls,
  TabField,
  TabFigures,
  TabPanels,
  useTabExperiments,
} from './OfTab.tsx'
import { shippedOfAddress } from './shippedRecording.ts'

/** /demos/haproxy */
export const haproxyViews: DemoViews = {
  title: 'HAProxy',
  idle: 'Nothing runs yet. Start runs a real HAProxy in front of real Node servers, and a client that asks them.',
  starting:
    'HAProxy and the servers behind it are being started. Each is waited for until it answers.',
  empty:
    'A client, HAProxy, the web-apis and their recipe-api will appear here: real processes of this machine, each with its pid.',
  shipped: shippedOfAddress,
  situation: proxySituation,
  useExperiments: useTabExperiments,
  Around: HaproxyAround,
  Drawer: LazyConfig,
  Field: TabField,
  Controls: TabControls,
  Figures: TabFigures,
  Strip: TabPanels,
  Tabs: HaproxyTabs,
  Aside: TabAside,
  OwnCommands: HaproxyCommands,
}
