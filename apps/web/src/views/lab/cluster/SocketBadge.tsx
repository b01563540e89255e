import { Icon } from '../../kit/Icon.tsx'

/** The listening socket, on whoever has it. */
export function SocketBadge({ port }: { port: string }) {
  return (
    <p className="socket">
      <Icon name="link" size={14} />
      <span>
        has the socket <code>{port}</code>
      </span>
    </p>
  )
}
