import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { OpenApiDocument } from '../service/openapi/openApiDocument.ts'

type Schema = { readonly [key: string]: unknown }
type Described = { readonly content?: Readonly<Record<string, Schema>> }

/** What is wrong with an answer of a service as its own document has it, one line each; of a stream, with each line or message. */
export function answerProblems(document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: false, formats: { uri: true, 'date-time': true } })
  ajv.addSchema({ ...document, $id: 'loopscope:document' })
  const compiled = new Map<string, ValidateFunction>()
  const problems = (schema: Schema, value: unknown): string[] => {
    const text = JSON.stringify(schema)
    const validate = compiled.get(text) ?? ajv.compile(atDocument(text))
    compiled.set(text, validate)
    if (validate(value)) return []
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
  return (method: string, path: string, response: Response, text: string): string[] => {
    const responses = document.paths[path]?.[method]?.['responses'] as Record<string, Described>
    const described = responses[response.status]
    if (described === undefined) return [`${response.status} is not described: ${text}`]
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
    if (described.content === undefined)
      return text === '' ? [] : ['It has a body, and none is described.']
    const body = described.content[type]
    if (body === undefined) return [`${type} is not described.`]
    const { schema, 'x-itemSchema': item } = body as Record<string, Schema | undefined>
    if (item === undefined)
      return problems(schema ?? {}, type === 'application/json' ? JSON.parse(text) : text)
    return itemsOf(type, text).flatMap((each) => problems(item, JSON.parse(each)))
  }
}

/** Lines of NDJSON; the data of server-sent events. */
function itemsOf(type: string, text: string): string[] {
  if (type !== 'text/event-stream') return text.trim().split('\n')
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => data)
}

/** References of a schema, as text, lead into the document. */
function atDocument(schema: string): Schema {
  return JSON.parse(
    schema.replaceAll('"#/components/', '"loopscope:document#/components/'),
  ) as Schema
}
