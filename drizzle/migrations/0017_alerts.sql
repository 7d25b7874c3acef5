CREATE TABLE "alert" (
	"name" text PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"grave" boolean NOT NULL,
	"began_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_until" timestamp with time zone,
	"told_at" timestamp with time zone
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON alert TO candor_agent;
--> statement-breakpoint
ALTER TABLE alert ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY interviewer ON alert TO candor_agent USING (true) WITH CHECK (true);
