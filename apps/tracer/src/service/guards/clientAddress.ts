import type { Request } from 'express'
import ipaddr from 'ipaddr.js'

/**
 * Who asks, for fair turns and bounds: the peer's address or, where that is a believed proxy (LOOPSCOPE_PROXIES), the last of
 * X-Forwarded-For that is none. No header of the client's own is believed.
 */
export function clientAddress(request: Request): string {
  return clientOf(request.ip ?? 'unknown')
}

/**
 * Whom an address stands for: one of IPv6 for its network of 64 bits, all of which one client may use, and one of IPv4 that
 * is written as IPv6 for itself.
 */
export function clientOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}
