import type { Request } from 'express'

/** Who asks, for fair turns: the peer's address. No header of the client's own is believed. */
export function clientAddress(request: Request): string {
  return request.socket.remoteAddress ?? 'unknown'
}
