CREATE TABLE "interviewer_figures" (
	"attempt_id" text NOT NULL,
	"epoch" integer NOT NULL,
	"host" text NOT NULL,
	"first_sound_ms" integer,
	"turns" integer NOT NULL,
	"turn_p50_ms" integer,
	"turn_p95_ms" integer,
	"provider_errors" integer NOT NULL,
	"prompt_tokens" integer NOT NULL,
	"completion_tokens" integer NOT NULL,
	"heard_ms" integer NOT NULL,
	"spoken_characters" integer NOT NULL,
	"peak_memory_bytes" bigint NOT NULL,
	"cpu_ms" integer NOT NULL,
	"cost" real,
	"noted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interviewer_figures_attempt_id_epoch_pk" PRIMARY KEY("attempt_id","epoch"),
	CONSTRAINT "interviewer_figures_epoch" CHECK ("interviewer_figures"."epoch" >= 1)
);
--> statement-breakpoint
CREATE TABLE "worker" (
	"id" text PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"capacity" integer NOT NULL,
	"running" integer NOT NULL,
	"draining" boolean NOT NULL,
	"beaten_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "worker_numbers" CHECK ("worker"."capacity" >= 1 and "worker"."running" >= 0)
);
--> statement-breakpoint
ALTER TABLE "interviewer_figures" ADD CONSTRAINT "interviewer_figures_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interviewer_figures_noted" ON "interviewer_figures" USING btree ("noted_at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON worker TO candor_agent;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON interviewer_figures TO candor_agent;
