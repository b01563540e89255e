/** In the place of what is in flight, before there is anything to show. */
export function NoFlights() {
  return <p className="flight-none">What has been started and is not done will appear here.</p>
}
