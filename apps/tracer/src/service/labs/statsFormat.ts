import { z } from 'zod'

/** How HAProxy's figures are asked for. */
export const statsFormatSchema = z.enum(['html', 'csv', 'json', 'prometheus']).default('html')
