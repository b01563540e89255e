/**
 * How the tables came to be what they are: the first makes them, each other changes what the one before has left. Whoever opens the
 * store applies those that are missing, in one transaction. One that was ever released stays as it is, and each must leave tables that
 * the release before can use: while services are replaced one by one, both write to them.
 */
export type Migrations = readonly string[]

/** The tables are of a later Loopscope, which may keep in them what this one would lose. */
export class LaterTables extends Error {
  constructor(what: string, found: number, known: number) {
    super(
      `${what} was written by a later Loopscope: its tables have version ${found}, and this one knows ${known}. Start that one, or give this one another place`,
    )
  }
}

/** Those to apply where the tables have this version. Throws LaterTables; `what` is who is named then. */
export function missingMigrations(
  migrations: Migrations,
  version: number,
  what: string,
): Migrations {
  if (version > migrations.length) throw new LaterTables(what, version, migrations.length)
  return migrations.slice(version)
}
