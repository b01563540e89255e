import { whenPainted } from '../hooks/whenPainted.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import { NoFlights } from './NoFlights.tsx'

/** See Flights. It has come by the first event, as WhyNow has: before that nothing of it is needed. */
export const LazyFlights = lazyPart(
  async () => {
    await whenPainted()
    return (await import('./Flights.tsx')).Flights
  },
  <NoFlights />,
)
