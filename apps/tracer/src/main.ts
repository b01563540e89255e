import { keepCompiledCode } from './keepCompiledCode.ts'

keepCompiledCode()
await import('./serve.ts')
