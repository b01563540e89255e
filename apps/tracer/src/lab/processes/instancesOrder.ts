import type { InstanceAction } from '@loopscope/shared/lab/processes/instanceActions'
import { freePort } from '../freePort.ts'
import type { InstancesOrder } from '../inside/guardOrders.ts'

export type Comparing = Extract<InstanceAction, { action: 'measure' | 'send' | 'share' }>

type Comparison = Extract<InstancesOrder, { do: 'costs' | 'values' | 'sharing' }>

/** What the parent is told to do. */
export async function orderOf(action: Comparing): Promise<Comparison> {
  switch (action.action) {
    case 'measure':
      return { do: 'costs', times: action.times }
    case 'send':
      return { do: 'values', serialization: action.serialization }
    case 'share':
      return { do: 'sharing', port: await freePort() }
    default:
      return action satisfies never
  }
}
