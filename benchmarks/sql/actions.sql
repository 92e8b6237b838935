-- One partnership's actions number %(first)s to %(last)s with their whole life, drawn by hashing
-- the number. Run by the role `app` inside the partnership's scope; `steps` holds one line for
-- each deed, with the id of its entry and whether it changed the action's own row.

CREATE TEMP TABLE drawn ON COMMIT DROP AS
WITH dice AS (
  SELECT n, hashtextextended('a' || n, 1) & 1048575 AS a, hashtextextended('b' || n, 2) & 1048575 AS b,
    hashtextextended('c' || n, 3) & 1048575 AS c, hashtextextended('d' || n, 4) & 1048575 AS d,
    (n::bigint * 104729 + 12345) %% 456976 AS sayable
  FROM generate_series(%(first)s, %(last)s) AS n
), plans AS (
  SELECT row_number() OVER (ORDER BY code) - 1 AS k, count(*) OVER () AS size, id, source_id, group_id
  FROM actions_actionplan
), doers AS (
  SELECT row_number() OVER (ORDER BY slug) - 1 AS k, count(*) OVER () AS size, id, agency_id
  FROM partnership_membership WHERE agency_id IS NOT NULL AND roles && '{{agency_lead,delegate}}'
), recommended AS (
  SELECT source_id, array_agg(id ORDER BY code) AS ids FROM reviews_recommendation GROUP BY source_id
), dated AS (
  SELECT dice.*, plans.id AS plan_id, plans.source_id, plans.group_id, doers.id AS doer_id,
    doers.agency_id, ids[1 + (c %% cardinality(ids))] AS recommendation_id,
    %(today)s::date - (a %% 900)::int AS raised_on,
    %(today)s::date - (a %% 900)::int + 30 + (b %% 240)::int AS original_due_on,
    CASE WHEN c %% 8 = 0 THEN 45 ELSE 0 END AS more_days, (d %% 100)::int AS fate
  FROM dice
  JOIN plans ON plans.k = dice.b %% plans.size
  JOIN doers ON doers.k = dice.c %% doers.size
  LEFT JOIN recommended USING (source_id)
), ended AS (
  SELECT *, original_due_on + more_days AS due_on,
    CASE WHEN fate < 60 AND original_due_on + more_days < %(today)s::date + 15
      THEN least(%(today)s::date, original_due_on + more_days - 15 + (a %% 30)::int) END AS closed_on
  FROM dated
)
SELECT n, uuidv7() AS id, uuidv7() AS update_id, uuidv7() AS extension_id, uuidv7() AS evidence_id,
  uuidv7() AS sign_off_id, uuidv7() AS contributor_id,
  'A-' || substr(letters, 1 + (sayable / 17576)::int, 1) || substr(letters, 1 + (sayable / 676 %% 26)::int, 1)
    || substr(letters, 1 + (sayable / 26 %% 26)::int, 1) || substr(letters, 1 + (sayable %% 26)::int, 1) AS code,
  subjects[1 + (a %% 8)] || ' in ' || places[1 + (b %% 8)] AS title,
  'Agree who does what, by when, and how practitioners will hear of it; then ask them.' AS text,
  'An audit of twenty records shows it in nine of ten.' AS measure,
  plan_id, source_id, group_id, recommendation_id, agency_id, doer_id, raised_on, original_due_on, due_on,
  more_days > 0 AND original_due_on - 3 < %(today)s::date AND (closed_on IS NULL OR closed_on > original_due_on)
    AS extended,
  CASE WHEN d %% 20 > 0 OR closed_on IS NOT NULL THEN doer_id END AS lead_id,
  closed_on,
  CASE WHEN closed_on IS NOT NULL THEN closed_on - 2
    WHEN fate BETWEEN 60 AND 62 AND raised_on < %(today)s::date - 20 THEN %(today)s::date - 3
  END + time '15:00' AS submitted_at,
  CASE WHEN fate BETWEEN 63 AND 65 AND raised_on < %(today)s::date - 20 THEN raised_on + 12 END AS stopped_on,
  CASE WHEN d %% 10 < 7 THEN least(raised_on + 5 + (c %% 60)::int, coalesce(closed_on, %(today)s::date)) END
    AS updated_on,
  (SELECT id FROM partnership_membership WHERE slug = 'manager') AS team_id,
  CASE WHEN a %% 10 = 0 THEN (SELECT doers.agency_id FROM doers WHERE k = (dated.c + 1) %% size) END AS helper_id
FROM ended AS dated, (SELECT '23456789BCDFGHJKMNPQRTVWXY' AS letters,
  '{{Review the pathway,Train the front desk,Audit the records,Write the guidance,Ask the children,
     Share the chronology,Agree the threshold,Check the supervision}}'::text[] AS subjects,
  '{{schools,hospitals,early help,the custody suite,health visiting,youth justice,
     children''s homes,housing}}'::text[] AS places) AS words;
-- An extension that was not granted leaves the first due date; one that was never touched by its
-- owner waits; what was stopped gets no update after it.
UPDATE drawn SET due_on = original_due_on WHERE NOT extended;
UPDATE drawn SET updated_on = NULL WHERE stopped_on < updated_on OR updated_on < raised_on;

CREATE TEMP TABLE steps ON COMMIT DROP AS
SELECT drawn.id AS action_id, s.step, s.kind, s.at AT TIME ZONE 'Europe/London' AS at, s.actor_id,
  s.changes, uuidv7() AS entry_id, sum(s.changes::int) OVER (PARTITION BY drawn.id ORDER BY s.step) AS version
FROM drawn CROSS JOIN LATERAL (VALUES
  (1, 'action.raised', raised_on + time '09:00', team_id, true, true),
  (2, 'update.made', updated_on + time '10:00', doer_id, true, updated_on IS NOT NULL),
  (3, 'extension.asked', original_due_on - 5 + time '11:00', doer_id, false, extended),
  (4, 'extension.granted', original_due_on - 3 + time '12:00', team_id, true, extended),
  (5, 'evidence.submitted', submitted_at - interval '2 hours', doer_id, false, submitted_at IS NOT NULL),
  (6, 'evidence.accepted', submitted_at - interval '1 hour', team_id, false, submitted_at IS NOT NULL),
  (7, 'action.submitted', submitted_at, doer_id, true, submitted_at IS NOT NULL),
  (8, 'action.closed', closed_on + time '16:00', team_id, true, closed_on IS NOT NULL),
  (9, 'action.stopped', stopped_on + time '16:00', team_id, true, stopped_on IS NOT NULL)
) AS s (step, kind, at, actor_id, changes, happened)
WHERE s.happened;
ANALYZE drawn;
ANALYZE steps;

INSERT INTO journal_entry (id, partnership_id, subject_type, subject_id, circle_id, kind, at, actor_id,
  actor_name, actor_role, actor_agency, on_behalf_of, reason, facts)
SELECT entry_id, %(partnership)s, 'actions.action', action_id, drawn.source_id, steps.kind, at, actor_id,
  member.name, member.post, coalesce(agency.name, ''), '', '', '{{}}'
FROM steps JOIN drawn ON drawn.id = action_id JOIN partnership_membership AS member ON member.id = actor_id
LEFT JOIN partnership_agency AS agency ON agency.id = member.agency_id;

INSERT INTO actions_action ({action}, version, due_on, started_on, updated_on, submitted_at, closed_on,
  closed_by_id, stopped_on, stopped_by_id, stop_reason)
SELECT {drawn}, (SELECT max(version) FROM steps WHERE action_id = drawn.id), due_on, updated_on, updated_on,
  submitted_at AT TIME ZONE 'Europe/London', closed_on, CASE WHEN closed_on IS NOT NULL THEN team_id END,
  stopped_on, CASE WHEN stopped_on IS NOT NULL THEN team_id END,
  CASE WHEN stopped_on IS NULL THEN '' ELSE 'Overtaken by another plan.' END
FROM drawn;

-- The action's row as each deed left it.
INSERT INTO actions_historicalaction ({action}, version, due_on, started_on, updated_on, submitted_at,
  closed_on, closed_by_id, stopped_on, stopped_by_id, stop_reason, entry_id, history_date, history_type)
SELECT {drawn}, version, CASE WHEN step < 4 THEN original_due_on ELSE due_on END,
  CASE WHEN step >= 2 THEN updated_on END, CASE WHEN step >= 2 THEN updated_on END,
  CASE WHEN step >= 7 THEN submitted_at AT TIME ZONE 'Europe/London' END,
  CASE WHEN step = 8 THEN closed_on END, CASE WHEN step = 8 THEN team_id END,
  CASE WHEN step = 9 THEN stopped_on END, CASE WHEN step = 9 THEN team_id END,
  CASE WHEN step = 9 THEN 'Overtaken by another plan.' ELSE '' END,
  entry_id, at, CASE WHEN step = 1 THEN '+' ELSE '~' END
FROM steps JOIN drawn ON drawn.id = action_id WHERE changes;
