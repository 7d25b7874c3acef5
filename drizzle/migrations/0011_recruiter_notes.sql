CREATE TABLE "recruiter_note" (
	"attempt_id" text NOT NULL,
	"note_id" text NOT NULL,
	"epoch" integer NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"question_id" text,
	"noted_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "recruiter_note_attempt_id_note_id_pk" PRIMARY KEY("attempt_id","note_id"),
	CONSTRAINT "recruiter_note_kind_known" CHECK ("recruiter_note"."kind" in ('question', 'wish', 'other')),
	CONSTRAINT "recruiter_note_length" CHECK (length("recruiter_note"."text") between 1 and 600)
);
--> statement-breakpoint
ALTER TABLE "recruiter_note" ADD CONSTRAINT "recruiter_note_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
GRANT SELECT ON recruiter_note TO candor_agent, candor_desk;
--> statement-breakpoint
GRANT INSERT (attempt_id, note_id, epoch, kind, text, question_id) ON recruiter_note TO candor_agent;
--> statement-breakpoint
ALTER TABLE recruiter_note ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY interviewer ON recruiter_note TO candor_agent USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY own ON recruiter_note FOR SELECT TO candor_desk USING (EXISTS (SELECT FROM attempt WHERE attempt.id = attempt_id));
