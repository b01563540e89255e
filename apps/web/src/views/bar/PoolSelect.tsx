import { useLoopscope, useSession } from '../hooks/loopscopeContext.ts'

const POOL_SIZES = Array.from({ length: 16 }, (_, i) => i + 1)

/** UV_THREADPOOL_SIZE of the next run. */
export function PoolSelect() {
  const { session } = useLoopscope()
  const size = useSession((state) => state.threadPoolSize)
  return (
    <select
      className="select pool-select"
      aria-label="Thread pool size"
      title="UV_THREADPOOL_SIZE"
      value={size}
      onChange={(event) => session.setState({ threadPoolSize: Number(event.currentTarget.value) })}
    >
      {POOL_SIZES.map((value) => (
        <option key={value} value={value}>
          {value === 1 ? '1 thread' : `${value} threads`}
        </option>
      ))}
    </select>
  )
}
