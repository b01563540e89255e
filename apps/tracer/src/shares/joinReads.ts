/** Who asks for what is being read already gets the answer of that reading. None is kept: who comes later reads anew. */
export function joinReads<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const underWay = new Map<string, Promise<T>>()
  return (key) => {
    const begun = underWay.get(key)
    if (begun !== undefined) return begun
    const reading = read(key).finally(() => underWay.delete(key))
    underWay.set(key, reading)
    return reading
  }
}
