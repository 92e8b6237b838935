-- What the baseline page lists: no partnership, no policy, one index.
DROP TABLE IF EXISTS benchmark_plain;
CREATE TABLE benchmark_plain (
  id integer PRIMARY KEY, code text NOT NULL, title text NOT NULL, owner text NOT NULL, state text NOT NULL,
  due_on date NOT NULL, raised_on date NOT NULL
);
INSERT INTO benchmark_plain
SELECT n, 'A-' || n, 'Review the pathway in schools, part ' || n, 'Agency ' || n % 20, 'In progress',
  date '2026-01-01' + n % 700, date '2025-01-01' + n % 300
FROM generate_series(1, {rows}) AS n;
CREATE INDEX ON benchmark_plain (due_on, id);
GRANT SELECT ON benchmark_plain TO app;
