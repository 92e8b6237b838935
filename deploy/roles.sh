#!/bin/sh
# Run once by the database's own start-up, on a new volume: the roles, then their passwords.
# Passwords come from the environment and are never an argument, which `ps` would show.
set -eu
export PGUSER="${POSTGRES_USER:-postgres}"
psql --no-psqlrc -v ON_ERROR_STOP=1 -v database=partnership -f "${ROLES:-/roles.sql}" postgres
psql --no-psqlrc -v ON_ERROR_STOP=1 postgres <<'SQL'
\getenv owner OWNER_PASSWORD
\getenv app APP_PASSWORD
\getenv backup BACKUP_PASSWORD
ALTER ROLE owner PASSWORD :'owner';
ALTER ROLE app PASSWORD :'app';
ALTER ROLE backup PASSWORD :'backup';
SQL
