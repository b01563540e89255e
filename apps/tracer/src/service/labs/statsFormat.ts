import { z } from 'zod'

/** How HAProxy's figures are asked for. */
export const statsFormatSchema = z.enum(['html', 'csv', 'json', 'prometheus']).default('html')

/** What HAProxy's own page is to look like. */
export const statsThemeSchema = z.enum(['dark', 'light']).default('light')
