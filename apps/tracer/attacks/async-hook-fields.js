// Switches the hooks off in the binding below async_hooks.
try {
  const { async_hook_fields, setupHooks } = process.binding('async_wrap')
  async_hook_fields.fill(0)
  console.log('filled', typeof setupHooks)
} catch (error) {
  console.log('no such binding')
}
setTimeout(() => console.log('timer'), 1)
