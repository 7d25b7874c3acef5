ALTER TABLE "attempt" ADD COLUMN "spent_epoch" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sweep_state" ADD COLUMN "silence_at" timestamp with time zone DEFAULT '-infinity' NOT NULL;--> statement-breakpoint
ALTER TABLE "sweep_state" ADD COLUMN "past_silence_at" timestamp with time zone DEFAULT '-infinity' NOT NULL;--> statement-breakpoint
-- Until now only the last number could be claimed, so that a holder has spent its own and those before it.
UPDATE attempt SET spent_epoch = epoch;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_spent_was_dispatched" CHECK ("attempt"."spent_epoch" >= "attempt"."epoch" and "attempt"."spent_epoch" <= "attempt"."dispatched_epoch");--> statement-breakpoint
GRANT UPDATE (spent_epoch) ON attempt TO candor_agent;
