CREATE TABLE "sweep_state" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"last_run_at" timestamp with time zone DEFAULT now() NOT NULL,
	"grace_until" timestamp with time zone DEFAULT now() NOT NULL,
	"rooms_compared_at" timestamp with time zone DEFAULT now() NOT NULL,
	"runs" bigint DEFAULT 0 NOT NULL,
	"last_work" jsonb,
	"last_work_at" timestamp with time zone,
	CONSTRAINT "sweep_state_is_one_row" CHECK ("sweep_state"."only")
);
--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "lost_interviewers" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
INSERT INTO sweep_state DEFAULT VALUES ON CONFLICT DO NOTHING;
--> statement-breakpoint
GRANT SELECT, UPDATE ON sweep_state TO candor_agent;
--> statement-breakpoint
GRANT UPDATE (lost_interviewers) ON attempt TO candor_agent;
