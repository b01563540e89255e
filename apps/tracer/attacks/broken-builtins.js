// Methods that the recorder might have relied on.
const bomb = () => {
  throw new Error('builtin')
}
for (const target of [Array.prototype, String.prototype, Map.prototype, Set.prototype, Buffer.prototype, Uint8Array.prototype, Float64Array.prototype, JSON, Reflect, Number.prototype])
  for (const name of ['push', 'pop', 'indexOf', 'includes', 'slice', 'get', 'set', 'has', 'add', 'delete', 'write', 'writeInt32LE', 'fill', 'stringify', 'parse', 'apply', 'toString', 'charCodeAt'])
    if (typeof target[name] === 'function' && !(target === Array.prototype && ['push', 'pop', 'slice', 'indexOf', 'includes'].includes(name))) target[name] = bomb
setImmediate(() => process.reallyExit(9))
