import {
  apply,
  defineProperties,
  defineProperty,
  ownDescriptor,
  ownDescriptors,
  weakGet,
  weakSet,
} from '../primordials.ts'

type AnyFunction = (...args: never[]) => unknown

/** The recorder's functions that stand where Node's own were, and what they stand for. */
const originals = new WeakMap<object, AnyFunction>()
const sourceText = Function.prototype.toString

/**
 * Makes `impersonator` look like `original`: its name, length and other own properties, and its source text. Write it as a
 * method, which has no `prototype` of its own. Stack traces are taken care of in `impersonatorStacks.ts`.
 */
export function impersonate<F extends AnyFunction>(impersonator: F, original: AnyFunction): F {
  showSourceOf(impersonator, original)
  return defineProperties(impersonator, ownDescriptors(original)) as F
}

/** The source text of `impersonator` is that of `original`. */
export function showSourceOf(impersonator: object, original: object): void {
  weakSet(originals, impersonator, original as AnyFunction)
}

/** From now on an impersonator's source text is that of what it stands for. */
export function armImpersonation(): void {
  const shown = {
    toString(this: unknown): unknown {
      return apply(sourceText, originalOf(this), [])
    },
  }
  defineProperty(Function.prototype, 'toString', {
    ...ownDescriptor(Function.prototype, 'toString'),
    value: impersonate(shown.toString, sourceText),
  })
}

function originalOf(self: unknown): unknown {
  return (weakGet(originals, self as object) as unknown) ?? self
}
