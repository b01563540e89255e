import pg from 'pg'
import type { Log } from '../log.ts'
import { copyBytes } from './copyBytes.ts'
import type { Database, Query } from './database.ts'
import { type Migrations, missingMigrations } from './migrations.ts'

/** The table `migrations` says which of them the schema has. The first does nothing where a Loopscope without that table has made its tables. */
const MIGRATIONS: Migrations = [
  `
  CREATE TABLE IF NOT EXISTS recordings (hash BYTEA PRIMARY KEY, packed BYTEA NOT NULL);
  CREATE TABLE IF NOT EXISTS shares (
    id TEXT PRIMARY KEY,
    recording BYTEA NOT NULL REFERENCES recordings (hash),
    cursor INTEGER,
    view TEXT NOT NULL,
    key_hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS shares_by_recording ON shares (recording);
  CREATE INDEX IF NOT EXISTS shares_by_age ON shares (created_at);
  CREATE TABLE IF NOT EXISTS openings (id TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS totals (shares BIGINT NOT NULL, bytes BIGINT NOT NULL);
  INSERT INTO totals SELECT 0, 0 WHERE NOT EXISTS (SELECT FROM totals);
  CREATE OR REPLACE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql
    AS 'BEGIN RAISE EXCEPTION ''% never change'', TG_TABLE_NAME; END';
  CREATE OR REPLACE TRIGGER recordings_stay BEFORE UPDATE ON recordings EXECUTE FUNCTION stay();
  CREATE OR REPLACE TRIGGER shares_stay BEFORE UPDATE ON shares EXECUTE FUNCTION stay();
`,
  // What clients have used of their allowances, as rate-limiter-flexible has it. A crash may empty it.
  `
  CREATE UNLOGGED TABLE rates (
    key VARCHAR(255) PRIMARY KEY,
    points INTEGER NOT NULL DEFAULT 0,
    expire BIGINT
  );
`,
  // Recordings as gzip, too, for who takes no zstd. They go with their recording, and are counted, whichever release deletes that.
  `
  CREATE TABLE gzips (
    hash BYTEA PRIMARY KEY REFERENCES recordings (hash) ON DELETE CASCADE,
    packed BYTEA NOT NULL
  );
  ALTER TABLE gzips ALTER COLUMN packed SET STORAGE EXTERNAL;
  CREATE FUNCTION count_gzip() RETURNS trigger LANGUAGE plpgsql
    AS 'BEGIN
      IF TG_OP = ''INSERT'' THEN UPDATE totals SET bytes = bytes + length(NEW.packed);
      ELSE UPDATE totals SET bytes = bytes - length(OLD.packed);
      END IF;
      RETURN NULL;
    END';
  CREATE TRIGGER gzips_counted AFTER INSERT OR DELETE ON gzips FOR EACH ROW EXECUTE FUNCTION count_gzip();
  CREATE TRIGGER gzips_stay BEFORE UPDATE ON gzips EXECUTE FUNCTION stay();
`,
]
/** Few enough that `pg` need not put together what came in parts, enough that there are few rows. */
const PIECE_BYTES = 48 * 1024
/** Services that start together must not make the tables together. */
const ONE_AT_A_TIME = 0x10095c09

/**
 * A pool of connections, with the tables in a schema named loopscope. Nothing is connected before the first query, and
 * a server that was away is asked again at the next one.
 */
export function openPostgres(url: string, log: Pick<Log, 'warn'>): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 5_000,
    query_timeout: 20_000,
    application_name: 'loopscope',
    options: '-c search_path=loopscope -c synchronous_commit=on -c statement_timeout=15000',
  })
  // An idle connection that breaks is replaced at the next query, which tells if that fails too.
  pool.on('error', (error) => log.warn({ err: error }, 'A connection to PostgreSQL broke.'))
  // The pool hears what breaks while it is idle alone. In use and between two queries it would end the process, as an 'error'
  // that nothing listens to: the next query tells of it.
  pool.on('connect', (client) => client.on('error', ignore))

  let tables: Promise<void> | null = null
  const connect = async (): Promise<pg.PoolClient> => {
    tables ??= prepareTables(pool)
    await tables.catch((error: unknown) => {
      tables = null
      throw error
    })
    return pool.connect()
  }
  const withClient = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await connect()
    try {
      const result = await work(client)
      client.release()
      return result
    } catch (error) {
      // In what state it is no one knows.
      client.release(true)
      throw error
    }
  }
  return {
    isShared: true,
    readBytes: (table, hash) => withClient((client) => copyBytes(client, copyOf(table, hash))),
    query: (sql, values) => withClient((client) => queryOf(client)(sql, values)),
    transaction: (work) =>
      withClient(async (client) => {
        await client.query('BEGIN')
        const result = await work(queryOf(client))
        await client.query('COMMIT')
        return result
      }),
    close: () => pool.end(),
  }
}

function ignore(): void {
  // The query under way is refused with it, and so is the next one.
}

/** COPY takes no values. */
const copyOf = (table: string, hash: Buffer) => `
  COPY (
    SELECT length(packed), substring(packed FROM start FOR ${PIECE_BYTES})
    FROM ${table}, generate_series(1, length(packed), ${PIECE_BYTES}) AS start
    WHERE hash = '\\x${hash.toString('hex')}' ORDER BY start
  ) TO STDOUT (FORMAT binary)`

const queryOf =
  (client: pg.PoolClient): Query =>
  async (sql, values = []) =>
    (await client.query(sql, [...values])).rows

async function prepareTables(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [ONE_AT_A_TIME])
    await client.query(
      'CREATE SCHEMA IF NOT EXISTS loopscope; CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY)',
    )
    const { rows } = await client.query(
      'SELECT coalesce(max(version), 0) AS version FROM migrations',
    )
    const version = Number(rows[0]?.version)
    for (const migration of missingMigrations(MIGRATIONS, version, 'The database of links'))
      await client.query(migration)
    await client.query(
      'INSERT INTO migrations SELECT generate_series($1::integer + 1, $2::integer)',
      [version, MIGRATIONS.length],
    )
    await client.query('COMMIT')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}
