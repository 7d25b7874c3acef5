CREATE TABLE "after_call_job" (
	"attempt_id" text NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_until" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"paid_at" timestamp with time zone,
	CONSTRAINT "after_call_job_attempt_id_kind_version_pk" PRIMARY KEY("attempt_id","kind","version"),
	CONSTRAINT "after_call_job_known" CHECK ("after_call_job"."kind" in ('receipt'))
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"attempt_id" text NOT NULL,
	"version" integer NOT NULL,
	"verdict" jsonb NOT NULL,
	"items" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipt_attempt_id_version_pk" PRIMARY KEY("attempt_id","version"),
	CONSTRAINT "receipt_fingerprint" CHECK ("receipt"."fingerprint" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "transcript_seal" (
	"attempt_id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"changes" integer DEFAULT 1 NOT NULL,
	"sealed_changes" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sealed_at" timestamp with time zone,
	CONSTRAINT "transcript_seal_has_moment" CHECK (("transcript_seal"."version" = 0) = ("transcript_seal"."sealed_at" is null)),
	CONSTRAINT "transcript_seal_counts" CHECK ("transcript_seal"."sealed_changes" between 0 and "transcript_seal"."changes")
);
--> statement-breakpoint
ALTER TABLE "after_call_job" ADD CONSTRAINT "after_call_job_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcript_seal" ADD CONSTRAINT "transcript_seal_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "after_call_job_owed" ON "after_call_job" USING btree ("due_at") WHERE "after_call_job"."paid_at" is null;--> statement-breakpoint
CREATE INDEX "transcript_seal_owed" ON "transcript_seal" USING btree ("changed_at") WHERE "transcript_seal"."sealed_changes" < "transcript_seal"."changes";
--> statement-breakpoint
-- The seal is owed from the very statement that ends an attempt, whoever ends it.
CREATE FUNCTION owe_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO transcript_seal (attempt_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER attempt_owes_seal AFTER UPDATE OF state ON attempt FOR EACH ROW
  WHEN (NEW.state = 'ended' AND OLD.state <> 'ended') EXECUTE FUNCTION owe_seal();
--> statement-breakpoint
-- What is said or reported after the end makes the next version. Its name must come after those of PostgreSQL's own triggers ("RI_…"):
-- the check of the foreign key waits for a seal that is being made, and only then is the seal there to be counted up.
CREATE FUNCTION count_late_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE transcript_seal SET changes = changes + 1, changed_at = DEFAULT WHERE attempt_id = NEW.attempt_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER transcript_item_changes_seal AFTER INSERT ON transcript_item FOR EACH ROW EXECUTE FUNCTION count_late_change();
--> statement-breakpoint
CREATE TRIGGER interviewer_report_changes_seal AFTER INSERT ON interviewer_report FOR EACH ROW EXECUTE FUNCTION count_late_change();
--> statement-breakpoint
CREATE TRIGGER interviewer_report_corrects_seal AFTER UPDATE OF last_seq ON interviewer_report FOR EACH ROW
  WHEN (NEW.last_seq <> OLD.last_seq) EXECUTE FUNCTION count_late_change();
--> statement-breakpoint
INSERT INTO transcript_seal (attempt_id) SELECT id FROM attempt WHERE state = 'ended';
--> statement-breakpoint
GRANT SELECT ON transcript_seal, after_call_job, receipt TO candor_agent;
--> statement-breakpoint
GRANT UPDATE (version, sealed_changes, sealed_at) ON transcript_seal TO candor_agent;
--> statement-breakpoint
GRANT INSERT (attempt_id, kind, version), UPDATE (due_at, taken_until, tries, last_error, paid_at) ON after_call_job TO candor_agent;
--> statement-breakpoint
GRANT INSERT (attempt_id, version, verdict, items, fingerprint) ON receipt TO candor_agent;
