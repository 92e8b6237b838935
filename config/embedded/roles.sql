-- The roles, for psql as a superuser: `psql -v database=partnership -f roles.sql`.
-- The embedded server and the production stack run this same file. Running it again is safe.
--   owner   owns the tables and migrates; forced row security binds it too
--   app     runs web and workers, owns nothing
--   backup  reads every row of every partnership, writes none
\set ON_ERROR_STOP on

SELECT format('CREATE ROLE %I', wanted.name)
FROM (VALUES ('owner'), ('app'), ('backup')) AS wanted (name)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.name)
\gexec

ALTER ROLE owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION CREATEDB;
ALTER ROLE app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION NOCREATEDB;
ALTER ROLE backup LOGIN NOSUPERUSER BYPASSRLS NOCREATEROLE NOREPLICATION NOCREATEDB;
ALTER ROLE backup SET default_transaction_read_only = on;
GRANT pg_read_all_data TO backup;

SELECT format('CREATE DATABASE %I OWNER owner', :'database')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database')
\gexec

\connect :"database"

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO app;
ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app;
ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public
  GRANT USAGE ON SEQUENCES TO app;
