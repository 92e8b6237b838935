-- What belongs to the actions that sql/actions.sql has just drawn, each row with its history: an
-- update, an extension asked and granted, evidence and sign-off asked for and decided, a helper.

INSERT INTO actions_progressupdate (id, partnership_id, version, text, confidence, made_at, action_id, made_by_id)
SELECT update_id, %(partnership)s, 1, 'Under way; the next meeting hears more.', 'on_track', at, id, doer_id
FROM drawn JOIN steps ON action_id = id AND kind = 'update.made';
INSERT INTO actions_historicalprogressupdate (id, partnership_id, version, text, confidence, made_at, action_id,
  made_by_id, entry_id, history_date, history_type)
SELECT update_id, %(partnership)s, 1, 'Under way; the next meeting hears more.', 'on_track', at, id, doer_id,
  entry_id, at, '+'
FROM drawn JOIN steps ON action_id = id AND kind = 'update.made';

CREATE TEMP TABLE decisions ON COMMIT DROP AS
SELECT drawn.*, asked.kind AS deed, asked.at AS asked_at, asked.entry_id AS asked_entry,
  decided.at AS decided_at, decided.entry_id AS decided_entry
FROM drawn JOIN steps AS asked ON asked.action_id = id
LEFT JOIN steps AS decided ON decided.action_id = id AND decided.step = asked.step + 1
  AND decided.kind IN ('extension.granted', 'evidence.accepted', 'action.closed')
WHERE asked.kind IN ('extension.asked', 'evidence.submitted', 'action.submitted');

INSERT INTO actions_extension (id, partnership_id, version, from_on, to_on, reason, asked_at, asked_by_id,
  action_id, decision_note, decided_at, decided_by_id, is_granted)
SELECT extension_id, %(partnership)s, 2, original_due_on, due_on, 'The partner needs longer.', asked_at, doer_id,
  id, '', decided_at, team_id, true
FROM decisions WHERE deed = 'extension.asked';
INSERT INTO actions_historicalextension (id, partnership_id, version, from_on, to_on, reason, asked_at,
  asked_by_id, action_id, decision_note, decided_at, decided_by_id, is_granted, entry_id, history_date, history_type)
SELECT extension_id, %(partnership)s, past.version, original_due_on, due_on, 'The partner needs longer.', asked_at,
  doer_id, id, '', past.decided_at, past.by_id, past.yes, past.entry_id, past.at, past.type
FROM decisions CROSS JOIN LATERAL (VALUES
  (1, NULL::timestamptz, NULL::uuid, NULL::boolean, asked_entry, asked_at, '+'),
  (2, decided_at, team_id, true, decided_entry, decided_at, '~')
) AS past (version, decided_at, by_id, yes, entry_id, at, type)
WHERE deed = 'extension.asked' AND past.at IS NOT NULL;

INSERT INTO actions_evidence (id, partnership_id, version, code, kind, title, note, number, submitted_at,
  submitted_by_id, action_id, decision_note, decided_at, decided_by_id, is_accepted)
SELECT evidence_id, %(partnership)s, 2, replace(code, 'A-', 'E-'), 'audit', 'Audit of records', 'In the shared folder.',
  1, asked_at, doer_id, id, '', decided_at, team_id, true
FROM decisions WHERE deed = 'evidence.submitted';
INSERT INTO actions_historicalevidence (id, partnership_id, version, code, kind, title, note, number, submitted_at,
  submitted_by_id, action_id, decision_note, decided_at, decided_by_id, is_accepted, entry_id, history_date,
  history_type)
SELECT evidence_id, %(partnership)s, past.version, replace(code, 'A-', 'E-'), 'audit', 'Audit of records',
  'In the shared folder.', 1, asked_at, doer_id, id, '', past.decided_at, past.by_id, past.yes, past.entry_id,
  past.at, past.type
FROM decisions CROSS JOIN LATERAL (VALUES
  (1, NULL::timestamptz, NULL::uuid, NULL::boolean, asked_entry, asked_at, '+'),
  (2, decided_at, team_id, true, decided_entry, decided_at, '~')
) AS past (version, decided_at, by_id, yes, entry_id, at, type)
WHERE deed = 'evidence.submitted' AND past.at IS NOT NULL;

INSERT INTO actions_signoff (id, partnership_id, version, asked_at, asked_by_id, statement, action_id,
  decision_note, decided_at, decided_by_id, is_accepted)
SELECT sign_off_id, %(partnership)s, 1 + (decided_at IS NOT NULL)::int, asked_at, doer_id, 'Done as agreed.', id, '',
  decided_at, CASE WHEN decided_at IS NOT NULL THEN team_id END, CASE WHEN decided_at IS NOT NULL THEN true END
FROM decisions WHERE deed = 'action.submitted';
INSERT INTO actions_historicalsignoff (id, partnership_id, version, asked_at, asked_by_id, statement, action_id,
  decision_note, decided_at, decided_by_id, is_accepted, entry_id, history_date, history_type)
SELECT sign_off_id, %(partnership)s, past.version, asked_at, doer_id, 'Done as agreed.', id, '', past.decided_at,
  past.by_id, past.yes, past.entry_id, past.at, past.type
FROM decisions CROSS JOIN LATERAL (VALUES
  (1, NULL::timestamptz, NULL::uuid, NULL::boolean, asked_entry, asked_at, '+'),
  (2, decided_at, team_id, true, decided_entry, decided_at, '~')
) AS past (version, decided_at, by_id, yes, entry_id, at, type)
WHERE deed = 'action.submitted' AND past.at IS NOT NULL;

INSERT INTO actions_contributor (id, partnership_id, version, action_id, agency_id)
SELECT contributor_id, %(partnership)s, 1, id, helper_id
FROM drawn WHERE helper_id <> agency_id;
INSERT INTO actions_historicalcontributor (id, partnership_id, version, action_id, agency_id, entry_id, history_date,
  history_type)
SELECT contributor_id, %(partnership)s, 1, id, helper_id, entry_id, at, '+'
FROM drawn JOIN steps ON action_id = id AND step = 1 WHERE helper_id <> agency_id;
