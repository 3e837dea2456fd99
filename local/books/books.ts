import Database from 'libsql'

/** The home's own records, apart from the cloud database so that no function can read them. */
export type Books = Database.Database

/** Opens them; what was written is on disk when the call returns. */
export function openBooks(file: string): Books {
  const books = new Database(file)
  books.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;')
  books.exec(TABLES)
  return books
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS sessions (hash TEXT PRIMARY KEY, openid TEXT NOT NULL, expires_at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS session_desks (hash TEXT PRIMARY KEY, desk TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS credits (
    openid TEXT NOT NULL, template TEXT NOT NULL, left_over INTEGER NOT NULL, PRIMARY KEY (openid, template));
  CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, recipient TEXT NOT NULL, body TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS outbox_recipient ON outbox (recipient, id);
  CREATE TABLE IF NOT EXISTS phone_codes (
    hash TEXT PRIMARY KEY, phone TEXT NOT NULL, expires_at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS files (
    id TEXT PRIMARY KEY, owner TEXT, readers TEXT NOT NULL, type TEXT NOT NULL, bytes INTEGER NOT NULL,
    at INTEGER NOT NULL, disk TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS files_owner ON files (owner, at);
`
