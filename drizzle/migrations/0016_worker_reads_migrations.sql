-- A worker compares at its start which migrations the database has with those its code was written for.
GRANT USAGE ON SCHEMA drizzle TO candor_agent;
--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO candor_agent;
