/** Whether a process of the demo haproxy is there for measurements alone: a load generator, and what it asks. */
export function isMeasured({ id }: { readonly id: string }): boolean {
  return id === 'runner' || id === 'server-gzip' || /^haproxy [a-z]/.test(id)
}
