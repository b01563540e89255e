/** Where HAProxy listens, whom it asks and which files it uses. Ports are of 127.0.0.1. */
export type ProxyPlaces = {
  readonly front: number
  /** Used when the settings ask for TLS. */
  readonly tls: number
  /** One for each server of the settings, in their order. */
  readonly servers: readonly number[]
  /** Path of the admin socket; letters, digits and ._/- only, and at most 96 bytes. */
  readonly socket: string
  /** Path of the file with certificate and key, of the same characters. */
  readonly certificate: string
  /** Whether this HAProxy has the Prometheus exporter built in. */
  readonly exporter: boolean
}
