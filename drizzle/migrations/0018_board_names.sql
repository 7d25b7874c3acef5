DROP INDEX "interview_by_name";--> statement-breakpoint
ALTER TABLE "interview" ADD COLUMN "sort_name" text GENERATED ALWAYS AS (lower(candidate_name)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "interview_by_name" ON "interview" USING btree ("organisation_id","sort_name","id");--> statement-breakpoint
-- Of very many people with a name the newest are looked through: a word that half of all have would cost more than it tells.
CREATE OR REPLACE FUNCTION desk_find_names(phrases text[], prefixes text[]) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 500 SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT id FROM interview WHERE organisation_id = desk_organisation()
    AND keyed_words(organisation_id, '', candidate_name || ' ' || coalesce(candidate_email, ''))
      @@ keyed_query(desk_organisation(), '', wanted_words('', phrases, prefixes))
    ORDER BY created_at DESC LIMIT 2000;
END
$$;
--> statement-breakpoint
UPDATE interview SET active_at = created_at WHERE state = 'invited' AND attempts = 0;
