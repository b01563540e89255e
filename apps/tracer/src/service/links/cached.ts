/**
 * Whoever stands between the service and many readers keeps a link for a minute, and for a day while there is no other answer.
 * Never for ever: a link can be deleted. More than nothing for browsers, or HAProxy keeps nothing either.
 */
export const CACHED = 'public, max-age=5, s-maxage=60, stale-if-error=86400'
