CREATE TABLE "audit_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"person_id" text,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb DEFAULT '{}' NOT NULL,
	CONSTRAINT "audit_event_action" CHECK ("audit_event"."action" ~ '^[a-z]+(_[a-z]+)*$')
);
--> statement-breakpoint
CREATE TABLE "invite_mail" (
	"invite_id" text NOT NULL,
	"kind" text NOT NULL,
	"organisation_id" text NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_until" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"dropped_at" timestamp with time zone,
	CONSTRAINT "invite_mail_invite_id_kind_pk" PRIMARY KEY("invite_id","kind"),
	CONSTRAINT "invite_mail_known" CHECK ("invite_mail"."kind" in ('invitation', 'reminder', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "interview_reviewer" (
	"interview_id" text NOT NULL,
	"person_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"shared_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interview_reviewer_interview_id_person_id_pk" PRIMARY KEY("interview_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"organisation_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_organisation_id_person_id_pk" PRIMARY KEY("organisation_id","person_id"),
	CONSTRAINT "member_role_known" CHECK ("member"."role" in ('owner', 'recruiter', 'reviewer', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_has_name" CHECK (length("organisation"."name") between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_session" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"organisation_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_code" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"operator" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_email_lower" CHECK ("person"."email" = lower("person"."email"))
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_draft" (
	"template_id" text PRIMARY KEY NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"content" jsonb NOT NULL,
	"edited_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_by" text
);
--> statement-breakpoint
-- What was there before there were organisations belongs to the first one.
INSERT INTO organisation (id, name) VALUES ('org_first', 'Our organisation') ON CONFLICT DO NOTHING;
--> statement-breakpoint
ALTER TABLE "interview" ADD COLUMN "organisation_id" text DEFAULT 'org_first' NOT NULL;
--> statement-breakpoint
ALTER TABLE "interview" ALTER COLUMN "organisation_id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "interview" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "invite" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "invite" ADD COLUMN "replaces" text;--> statement-breakpoint
ALTER TABLE "invite" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "invite" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "template" ADD COLUMN "organisation_id" text DEFAULT 'org_first' NOT NULL;--> statement-breakpoint
ALTER TABLE "template" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "template" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "template_version" ADD COLUMN "settings" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "template_version" ADD COLUMN "published_by" text;--> statement-breakpoint
ALTER TABLE "invite_mail" ADD CONSTRAINT "invite_mail_invite_id_invite_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."invite"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_mail" ADD CONSTRAINT "invite_mail_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview_reviewer" ADD CONSTRAINT "interview_reviewer_interview_id_interview_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interview"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview_reviewer" ADD CONSTRAINT "interview_reviewer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview_reviewer" ADD CONSTRAINT "interview_reviewer_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_session" ADD CONSTRAINT "desk_session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_draft" ADD CONSTRAINT "template_draft_template_id_template_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."template"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_newest" ON "audit_event" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "invite_mail_owed" ON "invite_mail" USING btree ("due_at") WHERE "invite_mail"."sent_at" is null and "invite_mail"."dropped_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "interview_reviewer_person" ON "interview_reviewer" USING btree ("person_id","interview_id");--> statement-breakpoint
CREATE INDEX "member_person" ON "member" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credential_once" ON "credential" USING btree ("person_id","provider_id");--> statement-breakpoint
CREATE UNIQUE INDEX "desk_session_token" ON "desk_session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "desk_session_person" ON "desk_session" USING btree ("person_id","expires_at");--> statement-breakpoint
CREATE INDEX "one_time_code_identifier" ON "one_time_code" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "rate_limit_key" ON "rate_limit" USING btree ("key");--> statement-breakpoint
ALTER TABLE "template" ADD CONSTRAINT "template_of_organisation" UNIQUE("organisation_id","id");--> statement-breakpoint
ALTER TABLE "interview" ADD CONSTRAINT "interview_of_organisation" FOREIGN KEY ("organisation_id","template_id") REFERENCES "public"."template"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template" ADD CONSTRAINT "template_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interview_newest" ON "interview" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "template_newest" ON "template" USING btree ("organisation_id","created_at");
--> statement-breakpoint
-- The desk's role: what a member of an organisation may read and write, whoever asks for it in whatever words. The web app takes it for the
-- length of a transaction (`asMember` in packages/store) and says which organisation, person and role it acts for. It is the second wall:
-- the statements ask for their organisation's rows themselves.
DO $$
DECLARE before text := current_setting('role');
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_desk') THEN
    BEGIN
      CREATE ROLE candor_desk NOLOGIN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'This database user may not create roles. Ask an administrator to run: CREATE ROLE candor_desk NOLOGIN; GRANT candor_desk TO %; then migrate again.', current_user;
    END;
  END IF;
  -- Tried and not asked for: since PostgreSQL 16 whoever made a role is a member of it, and may not take it before it was granted.
  BEGIN
    PERFORM set_config('role', 'candor_desk', true), set_config('role', before, true);
  EXCEPTION
    WHEN insufficient_privilege THEN
      BEGIN
        GRANT candor_desk TO CURRENT_USER;
      EXCEPTION
        WHEN insufficient_privilege THEN
          RAISE EXCEPTION 'This database user may not take the role candor_desk. Ask an administrator to run: GRANT candor_desk TO %; then migrate again.', current_user;
      END;
  END;
END
$$;
--> statement-breakpoint
CREATE FUNCTION desk_organisation() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('candor.organisation', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION desk_person() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('candor.person', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION desk_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('candor.role', true), '') $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO candor_desk;
--> statement-breakpoint
GRANT SELECT ON organisation, member, interview_reviewer, template, template_version, template_draft, interview, consent, attempt_event,
  transcript_item, transcript_seal, receipt, recording_part, interviewer_report, audit_event, invite_mail TO candor_desk;
--> statement-breakpoint
GRANT SELECT (id, name, email, created_at) ON person TO candor_desk;
--> statement-breakpoint
-- The hash of a secret may be set and never be read; nor may what a candidate needs to be heard fairly.
GRANT SELECT (id, interview_id, expires_at, revoked_at, created_at, created_by, replaces, reason, time_zone),
  INSERT, UPDATE (expires_at, revoked_at) ON invite TO candor_desk;
--> statement-breakpoint
GRANT SELECT (id, interview_id, number, room_name, state, end_reason, deadline_at, hard_stop_at, max_length_ms, reconnect_window_ms, epoch,
  dispatched_epoch, spent_epoch, dispatched_at, claimed_at, lost_interviewers, candidate_present, progress, opened_at, live_at,
  interrupted_at, closing_at, ended_at, room_gone_at, swept_until) ON attempt TO candor_desk;
--> statement-breakpoint
GRANT UPDATE (name, time_zone) ON organisation TO candor_desk;
--> statement-breakpoint
GRANT INSERT, UPDATE (role), DELETE ON member TO candor_desk;
--> statement-breakpoint
GRANT INSERT, DELETE ON interview_reviewer TO candor_desk;
--> statement-breakpoint
GRANT INSERT, UPDATE (title, archived_at) ON template TO candor_desk;
--> statement-breakpoint
GRANT INSERT ON template_version TO candor_desk;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON template_draft TO candor_desk;
--> statement-breakpoint
GRANT INSERT, UPDATE (candidate_name, candidate_email) ON interview TO candor_desk;
--> statement-breakpoint
GRANT INSERT, UPDATE (due_at, dropped_at) ON invite_mail TO candor_desk;
--> statement-breakpoint
GRANT INSERT (organisation_id, person_id, actor, action, subject_kind, subject_id, detail) ON audit_event TO candor_desk;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE audit_event_id_seq TO candor_desk;
--> statement-breakpoint
-- Every table of ours has its wall. The interviewer's role is kept in bounds by its grants; its policies let through what those allow.
DO $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['after_call_job', 'attempt', 'attempt_event', 'audit_event', 'consent', 'credential', 'desk_session',
    'installation', 'interview', 'interview_reviewer', 'interviewer_figures', 'interviewer_report', 'invite', 'invite_mail', 'lease', 'member',
    'one_time_code', 'organisation', 'person', 'rate_limit', 'receipt', 'recording_part', 'sweep_state', 'template', 'template_draft',
    'template_version', 'transcript_item', 'transcript_seal', 'worker'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
  END LOOP;
  FOREACH one IN ARRAY ARRAY['after_call_job', 'attempt', 'attempt_event', 'installation', 'interview', 'interviewer_figures',
    'interviewer_report', 'lease', 'receipt', 'recording_part', 'sweep_state', 'template_version', 'transcript_item', 'transcript_seal',
    'worker'] LOOP
    EXECUTE format('CREATE POLICY interviewer ON %I TO candor_agent USING (true) WITH CHECK (true)', one);
  END LOOP;
  -- Of the accounts nothing is the desk's: they are asked by the product itself, which knows whom it asks for.
  FOREACH one IN ARRAY ARRAY['credential', 'desk_session', 'one_time_code', 'rate_limit'] LOOP
    EXECUTE format('CREATE POLICY nobody ON %I USING (false)', one);
  END LOOP;
END
$$;
--> statement-breakpoint
CREATE POLICY own ON organisation FOR SELECT TO candor_desk USING (id = (SELECT desk_organisation()));
--> statement-breakpoint
CREATE POLICY settle ON organisation FOR UPDATE TO candor_desk
  USING (id = (SELECT desk_organisation()) AND (SELECT desk_role()) = 'owner');
--> statement-breakpoint
CREATE POLICY own ON member FOR SELECT TO candor_desk USING (organisation_id = (SELECT desk_organisation()));
--> statement-breakpoint
CREATE POLICY add ON member FOR INSERT TO candor_desk
  WITH CHECK (organisation_id = (SELECT desk_organisation()) AND (SELECT desk_role()) = 'owner');
--> statement-breakpoint
CREATE POLICY change ON member FOR UPDATE TO candor_desk
  USING (organisation_id = (SELECT desk_organisation()) AND (SELECT desk_role()) = 'owner');
--> statement-breakpoint
CREATE POLICY remove ON member FOR DELETE TO candor_desk
  USING (organisation_id = (SELECT desk_organisation()) AND (SELECT desk_role()) = 'owner');
--> statement-breakpoint
CREATE POLICY colleague ON person FOR SELECT TO candor_desk
  USING (EXISTS (SELECT FROM member WHERE member.person_id = person.id));
--> statement-breakpoint
CREATE POLICY own ON interview_reviewer FOR SELECT TO candor_desk USING (organisation_id = (SELECT desk_organisation()));
--> statement-breakpoint
CREATE POLICY share ON interview_reviewer FOR INSERT TO candor_desk
  WITH CHECK (organisation_id = (SELECT desk_organisation()) AND (SELECT desk_role()) IN ('owner', 'recruiter'));
--> statement-breakpoint
CREATE POLICY unshare ON interview_reviewer FOR DELETE TO candor_desk
  USING (organisation_id = (SELECT desk_organisation()) AND (SELECT desk_role()) IN ('owner', 'recruiter'));
--> statement-breakpoint
CREATE POLICY own ON template FOR SELECT TO candor_desk
  USING (organisation_id = (SELECT desk_organisation()) AND (SELECT desk_role()) IN ('owner', 'recruiter', 'reviewer'));
--> statement-breakpoint
CREATE POLICY make ON template FOR INSERT TO candor_desk
  WITH CHECK (organisation_id = (SELECT desk_organisation()) AND (SELECT desk_role()) IN ('owner', 'recruiter'));
--> statement-breakpoint
CREATE POLICY change ON template FOR UPDATE TO candor_desk
  USING (organisation_id = (SELECT desk_organisation()) AND (SELECT desk_role()) IN ('owner', 'recruiter'));
--> statement-breakpoint
CREATE POLICY own ON template_version FOR SELECT TO candor_desk
  USING (EXISTS (SELECT FROM template WHERE template.id = template_id));
--> statement-breakpoint
CREATE POLICY publish ON template_version FOR INSERT TO candor_desk
  WITH CHECK ((SELECT desk_role()) IN ('owner', 'recruiter') AND EXISTS (SELECT FROM template WHERE template.id = template_id));
--> statement-breakpoint
CREATE POLICY write ON template_draft TO candor_desk
  USING ((SELECT desk_role()) IN ('owner', 'recruiter') AND EXISTS (SELECT FROM template WHERE template.id = template_id));
--> statement-breakpoint
CREATE POLICY own ON interview FOR SELECT TO candor_desk
  USING (organisation_id = (SELECT desk_organisation()) AND ((SELECT desk_role()) IN ('owner', 'recruiter') OR ((SELECT desk_role()) = 'reviewer'
    AND EXISTS (SELECT FROM interview_reviewer shared WHERE shared.interview_id = interview.id AND shared.person_id = (SELECT desk_person())))));
--> statement-breakpoint
CREATE POLICY invite ON interview FOR INSERT TO candor_desk
  WITH CHECK (organisation_id = (SELECT desk_organisation()) AND (SELECT desk_role()) IN ('owner', 'recruiter'));
--> statement-breakpoint
CREATE POLICY change ON interview FOR UPDATE TO candor_desk
  USING (organisation_id = (SELECT desk_organisation()) AND (SELECT desk_role()) IN ('owner', 'recruiter'));
--> statement-breakpoint
CREATE POLICY write ON invite TO candor_desk
  USING ((SELECT desk_role()) IN ('owner', 'recruiter') AND EXISTS (SELECT FROM interview WHERE interview.id = interview_id));
--> statement-breakpoint
CREATE POLICY write ON invite_mail TO candor_desk
  USING (organisation_id = (SELECT desk_organisation()) AND (SELECT desk_role()) IN ('owner', 'recruiter'));
--> statement-breakpoint
CREATE POLICY own ON consent FOR SELECT TO candor_desk USING (EXISTS (SELECT FROM invite WHERE invite.id = invite_id));
--> statement-breakpoint
CREATE POLICY own ON attempt FOR SELECT TO candor_desk USING (EXISTS (SELECT FROM interview WHERE interview.id = interview_id));
--> statement-breakpoint
DO $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['attempt_event', 'interviewer_report', 'receipt', 'recording_part', 'transcript_item', 'transcript_seal'] LOOP
    EXECUTE format('CREATE POLICY own ON %I FOR SELECT TO candor_desk USING (EXISTS (SELECT FROM attempt WHERE attempt.id = attempt_id))', one);
  END LOOP;
END
$$;
--> statement-breakpoint
CREATE POLICY own ON audit_event FOR SELECT TO candor_desk
  USING (organisation_id = (SELECT desk_organisation()) AND (SELECT desk_role()) IN ('owner', 'auditor'));
--> statement-breakpoint
CREATE POLICY append ON audit_event FOR INSERT TO candor_desk
  WITH CHECK (organisation_id = (SELECT desk_organisation()) AND person_id = (SELECT desk_person()));
--> statement-breakpoint
-- What is in the log stays as it is, and what was published does too: for everybody, whatever their grants.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_event_stays_whole BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER template_version_stays BEFORE UPDATE ON template_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
