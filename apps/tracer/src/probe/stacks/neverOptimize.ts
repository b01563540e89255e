import { Script } from 'vm'
import { setV8Flag } from '../setV8Flag.ts'

type AnyFunction = (...args: never[]) => unknown

/**
 * Keeps V8 from compiling these with an optimizing compiler. They stand on the stack whenever one is taken, and V8
 * decodes the state of an optimized frame each time (TranslatedState): more work than they themselves do.
 */
export function neverOptimize(functions: readonly AnyFunction[]): void {
  setV8Flag('--allow-natives-syntax')
  const never = new Script('(f) => %NeverOptimizeFunction(f)').runInThisContext() as (
    f: AnyFunction,
  ) => void
  for (const f of functions) never(f)
  setV8Flag('--no-allow-natives-syntax')
}
