import { Refusal } from './refusal.ts'

type ParseError = Error & { readonly code?: string; readonly rawPacket?: Uint8Array }

/** Why Node's parser could not make a request of what a client sent, as a refusal. */
export function parserRefusal({ code, rawPacket }: ParseError): Refusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Refusal(
        431,
        'headers_too_large',
        'The headers of a request may have at most 16 KB.',
      )
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new Refusal(
        413,
        'too_large',
        'The chunks of this body carry too much besides the body.',
      )
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Refusal(408, 'too_slow', 'The request did not arrive in time.')
    case 'HPE_INVALID_VERSION':
    case 'HPE_PAUSED_H2_UPGRADE':
      return new Refusal(505, 'unknown_protocol', 'Speak HTTP/1.1 to this service.')
    case 'HPE_INVALID_METHOD':
      return isRequestLine(rawPacket)
        ? new Refusal(
            501,
            'unknown_method',
            'This method is not known here: use GET, POST or DELETE.',
          )
        : NO_HTTP
    case 'HPE_INVALID_CONTENT_LENGTH':
    case 'HPE_UNEXPECTED_CONTENT_LENGTH':
      return new Refusal(400, 'bad_request', 'Content-Length must be one whole number.')
    default:
      return NO_HTTP
  }
}

const NO_HTTP = new Refusal(400, 'bad_request', 'This is not a request in HTTP/1.1.')

function isRequestLine(packet: Uint8Array | undefined): boolean {
  const line =
    Buffer.from(packet ?? [])
      .toString('latin1')
      .split('\r\n', 1)[0] ?? ''
  return /^[!#$%&'*+.^_`|~\w-]+ \S+ HTTP\/1\.[01]$/.test(line)
}
