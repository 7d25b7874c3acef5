CREATE TABLE "attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"interview_id" text NOT NULL,
	"number" integer NOT NULL,
	"room_name" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"end_reason" text,
	"deadline_at" timestamp with time zone,
	"hard_stop_at" timestamp with time zone,
	"max_length_ms" integer NOT NULL,
	"reconnect_window_ms" integer NOT NULL,
	"epoch" integer DEFAULT 0 NOT NULL,
	"dispatched_epoch" integer DEFAULT 0 NOT NULL,
	"dispatched_at" timestamp with time zone,
	"claimed_at" timestamp with time zone,
	"candidate_present" boolean DEFAULT false NOT NULL,
	"progress" jsonb NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"live_at" timestamp with time zone,
	"interrupted_at" timestamp with time zone,
	"closing_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"room_gone_at" timestamp with time zone,
	"swept_until" timestamp with time zone,
	CONSTRAINT "attempt_room_name" UNIQUE("room_name"),
	CONSTRAINT "attempt_number" UNIQUE("interview_id","number"),
	CONSTRAINT "attempt_state_known" CHECK ("attempt"."state" in ('open', 'live', 'interrupted', 'closing', 'ended')),
	CONSTRAINT "attempt_end_reason_known" CHECK ("attempt"."end_reason" in ('completed', 'candidate_ended', 'candidate_left', 'candidate_silent', 'no_show', 'time_limit', 'recruiter_ended', 'cancelled', 'interviewer_lost', 'technical_failure')),
	CONSTRAINT "attempt_waits_with_deadline" CHECK (("attempt"."state" = 'ended') = ("attempt"."deadline_at" is null)),
	CONSTRAINT "attempt_ended_has_moment" CHECK (("attempt"."state" = 'ended') = ("attempt"."ended_at" is not null)),
	CONSTRAINT "attempt_end_has_reason" CHECK (("attempt"."state" in ('closing', 'ended')) = ("attempt"."end_reason" is not null)),
	CONSTRAINT "attempt_talk_has_hard_stop" CHECK ("attempt"."state" not in ('live', 'interrupted') or "attempt"."hard_stop_at" is not null),
	CONSTRAINT "attempt_talk_is_with_candidate" CHECK ("attempt"."state" not in ('live', 'interrupted') or "attempt"."candidate_present" = ("attempt"."state" = 'live')),
	CONSTRAINT "attempt_talk_has_begun" CHECK ("attempt"."state" not in ('live', 'interrupted') or "attempt"."live_at" is not null),
	CONSTRAINT "attempt_interrupted_has_moment" CHECK ("attempt"."state" <> 'interrupted' or "attempt"."interrupted_at" is not null),
	CONSTRAINT "attempt_room_outlives_talk" CHECK ("attempt"."room_gone_at" is null or "attempt"."state" = 'ended'),
	CONSTRAINT "attempt_held_has_moment" CHECK (("attempt"."epoch" = 0) = ("attempt"."claimed_at" is null)),
	CONSTRAINT "attempt_epoch_was_dispatched" CHECK ("attempt"."dispatched_epoch" >= "attempt"."epoch" and "attempt"."epoch" >= 0)
);
--> statement-breakpoint
CREATE TABLE "attempt_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"attempt_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"epoch" integer NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_is_one_row" CHECK ("installation"."only"),
	CONSTRAINT "installation_id_is_short" CHECK ("installation"."id" ~ '^[0-9a-z]{8,16}$')
);
--> statement-breakpoint
CREATE TABLE "interview" (
	"id" text PRIMARY KEY NOT NULL,
	"template_id" text NOT NULL,
	"template_version" integer NOT NULL,
	"candidate_name" text NOT NULL,
	"candidate_email" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"invite_id" text NOT NULL,
	"version" text NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invite" (
	"id" text PRIMARY KEY NOT NULL,
	"interview_id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invite_secret_hash_is_sha256" CHECK ("invite"."secret_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"attempt_id" text PRIMARY KEY NOT NULL,
	"epoch" integer NOT NULL,
	"job_id" text NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"process_started_at" timestamp with time zone NOT NULL,
	"beaten_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_version" (
	"template_id" text NOT NULL,
	"version" integer NOT NULL,
	"plan" jsonb NOT NULL,
	"rubric" jsonb NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "template_version_template_id_version_pk" PRIMARY KEY("template_id","version")
);
--> statement-breakpoint
CREATE TABLE "transcript_item" (
	"attempt_id" text NOT NULL,
	"item_id" text NOT NULL,
	"epoch" integer NOT NULL,
	"seq" integer NOT NULL,
	"speaker" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	"said_for_ms" integer,
	"interrupted" boolean NOT NULL,
	"confidence" real,
	"question_id" text,
	"provisional" boolean NOT NULL,
	"supersedes" text[] DEFAULT '{}' NOT NULL,
	"stored_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "transcript_item_attempt_id_item_id_pk" PRIMARY KEY("attempt_id","item_id"),
	CONSTRAINT "transcript_item_order" UNIQUE("attempt_id","epoch","seq"),
	CONSTRAINT "transcript_item_numbers" CHECK ("transcript_item"."epoch" >= 1 and "transcript_item"."seq" >= 1)
);
--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_interview_id_interview_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interview"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_event" ADD CONSTRAINT "attempt_event_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview" ADD CONSTRAINT "interview_pins_template_version" FOREIGN KEY ("template_id","template_version") REFERENCES "public"."template_version"("template_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_invite_id_invite_id_fk" FOREIGN KEY ("invite_id") REFERENCES "public"."invite"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_interview_id_interview_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interview"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lease" ADD CONSTRAINT "lease_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_template_id_template_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."template"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcript_item" ADD CONSTRAINT "transcript_item_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attempt_one_unfinished" ON "attempt" USING btree ("interview_id") WHERE "attempt"."state" <> 'ended';--> statement-breakpoint
CREATE INDEX "attempt_unfinished_deadline" ON "attempt" USING btree ("deadline_at") WHERE "attempt"."state" <> 'ended';--> statement-breakpoint
CREATE INDEX "attempt_room_owed" ON "attempt" USING btree ("ended_at") WHERE "attempt"."state" = 'ended' and "attempt"."room_gone_at" is null;--> statement-breakpoint
CREATE INDEX "attempt_event_attempt" ON "attempt_event" USING btree ("attempt_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_once_per_version" ON "consent" USING btree ("invite_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "invite_secret_hash" ON "invite" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "invite_interview" ON "invite" USING btree ("interview_id");