import type { JsonSchema } from './namedSchemas.ts'

/** A JSON Schema in the words of TypeScript, for people to read. What only a validator needs is left out. */
export function typeText(schema: JsonSchema, indent = ''): string {
  const { $ref, enum: values, type, items, prefixItems } = schema
  if (typeof $ref === 'string') return $ref.replace(/^.*\//, '')
  if ('const' in schema) return JSON.stringify(schema['const'])
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ')
  const either = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
  if (either !== undefined) return either.map((each) => typeText(each, indent)).join(' | ')
  if (Array.isArray(type)) return type.join(' | ')
  if (Array.isArray(prefixItems))
    return `[${prefixItems.map((each) => typeText(each, indent)).join(', ')}]`
  if (type === 'array') return arrayText(typeText((items ?? {}) as JsonSchema, indent))
  if (type === 'object') return objectText(schema, indent)
  if (type === 'integer') return `integer${bounds(schema)}`
  return typeof type === 'string' ? type : 'any'
}

function arrayText(item: string): string {
  return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`
}

function objectText(schema: JsonSchema, indent: string): string {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>)
  const required = (schema['required'] ?? []) as string[]
  const inner = `${indent}  `
  const lines = properties.map(([name, property]) => {
    const fallback =
      'default' in property
        ? `  // ${JSON.stringify(property['default'])} where it is left out`
        : ''
    return `${inner}${name}${required.includes(name) ? '' : '?'}: ${typeText(property, inner)}${fallback}`
  })
  if (lines.length === 0) return 'object'
  return `{\n${lines.join('\n')}\n${indent}}`
}

/** Whole numbers that are bounded by more than what a number can hold. */
function bounds({ minimum, maximum }: JsonSchema): string {
  const from = typeof minimum === 'number' && minimum > Number.MIN_SAFE_INTEGER ? minimum : null
  const to = typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER ? maximum : null
  if (from !== null && to !== null) return ` ${from}..${to}`
  return from === null ? '' : ` >= ${from}`
}
