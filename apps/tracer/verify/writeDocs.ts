import { writeFileSync } from 'node:fs'
import { configurationPage } from '../src/configurationPage.ts'
import { apiPage } from '../src/service/openapi/apiPage.ts'

const docs = new URL('../../../docs/', import.meta.url)
writeFileSync(new URL('configuration.md', docs), configurationPage())
writeFileSync(new URL('api.md', docs), apiPage())
