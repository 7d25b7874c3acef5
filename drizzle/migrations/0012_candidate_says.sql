CREATE TABLE "candidate_correction" (
	"attempt_id" text NOT NULL,
	"item_id" text NOT NULL,
	"text" text NOT NULL,
	"corrected_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "candidate_correction_attempt_id_item_id_pk" PRIMARY KEY("attempt_id","item_id"),
	CONSTRAINT "candidate_correction_length" CHECK (length("candidate_correction"."text") between 1 and 10000)
);
--> statement-breakpoint
CREATE TABLE "candidate_feedback" (
	"attempt_id" text PRIMARY KEY NOT NULL,
	"heard" text,
	"worked" text,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "candidate_feedback_known" CHECK ("candidate_feedback"."heard" in ('good', 'mixed', 'bad') and "candidate_feedback"."worked" in ('good', 'mixed', 'bad')),
	CONSTRAINT "candidate_feedback_says_something" CHECK (coalesce("candidate_feedback"."heard", "candidate_feedback"."worked") is not null)
);
--> statement-breakpoint
CREATE TABLE "deletion_request" (
	"interview_id" text PRIMARY KEY NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "candidate_correction" ADD CONSTRAINT "candidate_correction_of_item" FOREIGN KEY ("attempt_id","item_id") REFERENCES "public"."transcript_item"("attempt_id","item_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_feedback" ADD CONSTRAINT "candidate_feedback_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deletion_request" ADD CONSTRAINT "deletion_request_interview_id_interview_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interview"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
GRANT SELECT ON candidate_correction, deletion_request TO candor_desk;
--> statement-breakpoint
ALTER TABLE candidate_correction ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE candidate_feedback ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE deletion_request ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own ON candidate_correction FOR SELECT TO candor_desk USING (EXISTS (SELECT FROM attempt WHERE attempt.id = attempt_id));
--> statement-breakpoint
-- Who judges may not read how it was: no role but the product's own sees a row.
CREATE POLICY nobody ON candidate_feedback USING (false);
--> statement-breakpoint
CREATE POLICY own ON deletion_request FOR SELECT TO candor_desk USING (EXISTS (SELECT FROM interview WHERE interview.id = interview_id));
