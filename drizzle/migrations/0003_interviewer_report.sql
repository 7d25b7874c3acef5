CREATE TABLE "interviewer_report" (
	"attempt_id" text NOT NULL,
	"epoch" integer NOT NULL,
	"last_seq" integer NOT NULL,
	"reported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interviewer_report_attempt_id_epoch_pk" PRIMARY KEY("attempt_id","epoch")
);
--> statement-breakpoint
ALTER TABLE "interviewer_report" ADD CONSTRAINT "interviewer_report_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
GRANT SELECT ON interviewer_report TO candor_agent;
--> statement-breakpoint
GRANT INSERT (attempt_id, epoch, last_seq), UPDATE (last_seq) ON interviewer_report TO candor_agent;
