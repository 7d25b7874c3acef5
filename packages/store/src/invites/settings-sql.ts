import { TemplateSettings } from '@candor/shared'
import { sql, type SQL } from 'drizzle-orm'

const usual = TemplateSettings.parse({ v: 1 })

/** A length out of the settings of `template_version`, as an interval. Versions from before there were settings have the usual ones. */
export function settingsSql(name: 'inviteForMs' | 'remindBeforeMs'): SQL {
  return sql`(coalesce((settings->>${sql.raw(`'${name}'`)})::float8, ${usual[name]}::float8) * interval '1 millisecond')`
}
