CREATE TABLE "recording_part" (
	"attempt_id" text NOT NULL,
	"epoch" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'recording' NOT NULL,
	"length_ms" integer,
	"bytes" bigint,
	"storage_key" text,
	"complete" boolean,
	CONSTRAINT "recording_part_attempt_id_epoch_pk" PRIMARY KEY("attempt_id","epoch"),
	CONSTRAINT "recording_part_epoch" CHECK ("recording_part"."epoch" >= 1),
	CONSTRAINT "recording_part_stored" CHECK ("recording_part"."state" in ('recording', 'stored', 'empty') and ("recording_part"."state" = 'stored') = ("recording_part"."length_ms" is not null
        and coalesce("recording_part"."bytes", 0) > 0 and "recording_part"."storage_key" is not null and "recording_part"."complete" is not null))
);
--> statement-breakpoint
ALTER TABLE "recording_part" ADD CONSTRAINT "recording_part_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
GRANT SELECT ON recording_part TO candor_agent;
--> statement-breakpoint
GRANT INSERT (attempt_id, epoch, started_at, state, length_ms, bytes, storage_key, complete),
  UPDATE (started_at, state, length_ms, bytes, storage_key, complete) ON recording_part TO candor_agent;
