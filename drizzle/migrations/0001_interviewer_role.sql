-- The interviewer's role: it may append words, claim, beat and end, and read the plan of an attempt.
-- It sees no rubric, no secret, no e-mail address. Its password is set where it is used, never here.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_agent') THEN
    BEGIN
      CREATE ROLE candor_agent NOLOGIN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'This database user may not create roles. Ask an administrator to run: CREATE ROLE candor_agent LOGIN PASSWORD ''…''; then migrate again.';
    END;
  END IF;
END
$$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO candor_agent;
--> statement-breakpoint
GRANT SELECT ON installation, attempt, attempt_event, lease, transcript_item TO candor_agent;
--> statement-breakpoint
GRANT SELECT (template_id, version, plan) ON template_version TO candor_agent;
--> statement-breakpoint
GRANT SELECT (id, template_id, template_version, candidate_name) ON interview TO candor_agent;
--> statement-breakpoint
GRANT UPDATE (state, end_reason, deadline_at, hard_stop_at, epoch, dispatched_epoch, dispatched_at, claimed_at, candidate_present,
  progress, live_at, interrupted_at, closing_at, ended_at, room_gone_at, swept_until) ON attempt TO candor_agent;
--> statement-breakpoint
GRANT INSERT (attempt_id, kind, epoch, detail) ON attempt_event TO candor_agent;
--> statement-breakpoint
-- Words are appended and never changed; when they were stored is the database's to say.
GRANT INSERT (attempt_id, item_id, epoch, seq, speaker, kind, text, said_at, said_for_ms, interrupted, confidence, question_id,
  provisional, supersedes) ON transcript_item TO candor_agent;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE attempt_event_id_seq TO candor_agent;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON lease TO candor_agent;
--> statement-breakpoint
-- Room on each page lets the beat stay a heap-only update.
ALTER TABLE lease SET (fillfactor = 30, autovacuum_vacuum_scale_factor = 0.05);
--> statement-breakpoint
-- Whoever watches an attempt is told that something happened to it; only the id travels.
CREATE FUNCTION tell_attempt_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('candor_attempt', NEW.attempt_id);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER attempt_event_told AFTER INSERT ON attempt_event FOR EACH ROW EXECUTE FUNCTION tell_attempt_event();
--> statement-breakpoint
INSERT INTO installation (id) VALUES (substr(md5(gen_random_uuid()::text), 1, 12)) ON CONFLICT DO NOTHING;
