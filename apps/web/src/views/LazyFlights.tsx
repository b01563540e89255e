import { lazyPart } from './lazyPart.tsx'
import { NoFlights } from './NoFlights.tsx'
import { whenPainted } from './whenPainted.ts'

/** See Flights. It has come by the first event, as WhyNow has: before that nothing of it is needed. */
export const LazyFlights = lazyPart(
  async () => {
    await whenPainted()
    return (await import('./Flights.tsx')).Flights
  },
  <NoFlights />,
)
