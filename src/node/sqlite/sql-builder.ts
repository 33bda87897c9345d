import type { Database } from 'sql.js';
import type { SqlBuilder, SqlDraft } from '../../core/ports/sql-builder.ts';
import { loadEngine, type SqlEngine } from './engine.ts';

/** Makes SQLite databases in memory. The engine is loaded when the first one is asked for. */
export function sqlBuilder(wasmPath?: string): SqlBuilder {
  let engine: Promise<SqlEngine> | undefined;
  return async (fill) => {
    engine ??= loadEngine(wasmPath);
    const database = (await engine).open(undefined);
    try {
      fill(draftOf(database));
      return database.export();
    } finally {
      database.close();
    }
  };
}

function draftOf(database: Database): SqlDraft {
  return {
    run: (sql) => void database.run(sql),
    insert(sql, rows) {
      database.run('begin');
      const statement = database.prepare(sql);
      try {
        for (const row of rows) statement.run([...row]);
      } finally {
        statement.free();
      }
      database.run('commit');
    },
  };
}
