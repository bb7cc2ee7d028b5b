-- Tables of the workflow concur-to-netsuite-postgres.json. PostgreSQL 13 or later.
-- Run once, as a user who may create tables and roles, in the database that n8n's Postgres credential names, e.g.
--   psql --set ON_ERROR_STOP=1 --single-transaction --file concur-to-netsuite-postgres.sql "postgres://owner@host/finance"
-- Running it again changes nothing that is there.
-- The user who runs it owns the tables. Let that be another one than n8n's, who then cannot switch the protection off:
--   GRANT concur_netsuite_run TO the_user_of_the_n8n_credential;
--   GRANT concur_netsuite_finance TO a_person;

-- Roles ---------------------------------------------------------------------------------------------------------------------------

DO $roles$
BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'concur_netsuite_run') THEN
		CREATE ROLE concur_netsuite_run NOLOGIN;
	END IF;
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'concur_netsuite_finance') THEN
		CREATE ROLE concur_netsuite_finance NOLOGIN;
	END IF;
END
$roles$;

-- Work: the lease of the run, and one row for each document that has not ended ---------------------------------------------------

CREATE TABLE IF NOT EXISTS concur_netsuite_work (
	"id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	"createdAt" timestamp with time zone NOT NULL DEFAULT now(),
	"updatedAt" timestamp with time zone NOT NULL DEFAULT now(),
	"key" text NOT NULL CONSTRAINT concur_netsuite_work_key UNIQUE CHECK ("key" <> ''),
	"docType" text,
	"documentId" text,
	"fiDocumentId" text,
	"externalId" text,
	"state" text,
	"runId" text,
	"leaseUntil" timestamp with time zone,
	"systemId" text,
	"firstSeenAt" timestamp with time zone,
	"lastSeenAt" timestamp with time zone,
	"problemsHash" text,
	"reason" text,
	"nextStep" text,
	"owner" text,
	"currency" text,
	"total" text,
	"released" text,
	"data" text
);

CREATE INDEX IF NOT EXISTS concur_netsuite_work_run ON concur_netsuite_work ("runId");

COMMENT ON TABLE concur_netsuite_work IS 'Concur to NetSuite: the lease of the run (key = run) and one row for each document that has not ended.';
COMMENT ON COLUMN concur_netsuite_work."key" IS 'Id of the document at Concur (FIS), or run for the lease. Unique: one claim per document.';
COMMENT ON COLUMN concur_netsuite_work."runId" IS 'n8n execution that has the row. Empty: left to the next run. A run writes only over rows that are its own.';
COMMENT ON COLUMN concur_netsuite_work."leaseUntil" IS 'On the row run: until when the run may work. A later run takes it over after that.';
COMMENT ON COLUMN concur_netsuite_work."released" IS 'What a person tells the next run: retry, posted <number>, error or close.';

-- Audit: append-only -------------------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS concur_netsuite_audit (
	"id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	"createdAt" timestamp with time zone NOT NULL DEFAULT now(),
	"updatedAt" timestamp with time zone NOT NULL DEFAULT now(),
	"at" timestamp with time zone NOT NULL,
	"runId" text,
	"docType" text,
	"documentId" text,
	"fiDocumentId" text,
	"number" text,
	"revision" text,
	"externalId" text,
	"status" text,
	"concurStatus" text,
	"concurCode" bigint,
	"docStatus" text,
	"netSuiteType" text,
	"netSuiteId" text,
	"netSuiteNumber" text,
	"netSuiteUrl" text,
	"subsidiaryId" text,
	"postingDate" text,
	"postingPeriod" text,
	"fiscalYear" text,
	"currency" text,
	"total" text,
	"problemCodes" text,
	"reason" text,
	"nextStep" text,
	"systemId" text,
	"correlationId" text,
	"documentHash" text,
	"sequence" bigint NOT NULL CONSTRAINT concur_netsuite_audit_sequence UNIQUE,
	"previousHash" text,
	"rowHash" text NOT NULL CONSTRAINT concur_netsuite_audit_hash UNIQUE CHECK ("rowHash" <> ''),
	"data" text
);

CREATE INDEX IF NOT EXISTS concur_netsuite_audit_document ON concur_netsuite_audit ("fiDocumentId");
CREATE INDEX IF NOT EXISTS concur_netsuite_audit_type ON concur_netsuite_audit ("docType", "id");
CREATE INDEX IF NOT EXISTS concur_netsuite_audit_at ON concur_netsuite_audit ("at");

COMMENT ON TABLE concur_netsuite_audit IS 'Concur to NetSuite: what became of every document. Rows are only ever added; a trigger refuses every change.';
COMMENT ON COLUMN concur_netsuite_audit."sequence" IS 'Place in the chain. Unique: two runs cannot both go on from the same row.';
COMMENT ON COLUMN concur_netsuite_audit."rowHash" IS 'SHA-256 over the row and the hash of the row before. The operation Verify Audit Trail checks it.';

CREATE OR REPLACE FUNCTION concur_netsuite_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $refuse$
BEGIN
	RAISE EXCEPTION 'concur_netsuite_audit is append-only: % refused', TG_OP
		USING ERRCODE = 'insufficient_privilege',
			HINT = 'What was wrong is put right by a new row. To clear out old years, the owner of the table copies them away and drops the trigger first.';
END
$refuse$;

DROP TRIGGER IF EXISTS concur_netsuite_audit_append_only ON concur_netsuite_audit;
CREATE TRIGGER concur_netsuite_audit_append_only
	BEFORE UPDATE OR DELETE OR TRUNCATE ON concur_netsuite_audit
	FOR EACH STATEMENT EXECUTE FUNCTION concur_netsuite_audit_refuse();
-- Also for a session that has switched ordinary triggers off (session_replication_role = replica).
ALTER TABLE concur_netsuite_audit ENABLE ALWAYS TRIGGER concur_netsuite_audit_append_only;

-- Mapping: edited by finance; its rows win over what is set in the workflow ------------------------------------------------------

CREATE TABLE IF NOT EXISTS concur_netsuite_mapping (
	"id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	"createdAt" timestamp with time zone NOT NULL DEFAULT now(),
	"updatedAt" timestamp with time zone NOT NULL DEFAULT now(),
	"kind" text,
	"concurValue" text,
	"netSuiteReference" text,
	"subsidiary" text,
	"note" text,
	"active" boolean,
	"data" text
);

CREATE INDEX IF NOT EXISTS concur_netsuite_mapping_value ON concur_netsuite_mapping ("kind", "concurValue");

COMMENT ON TABLE concur_netsuite_mapping IS 'Concur to NetSuite: which Concur value is which NetSuite record (docs/mapping.md).';

-- Rights -------------------------------------------------------------------------------------------------------------------------

REVOKE ALL ON concur_netsuite_work, concur_netsuite_audit, concur_netsuite_mapping FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON concur_netsuite_work TO concur_netsuite_run;
GRANT SELECT, INSERT ON concur_netsuite_audit TO concur_netsuite_run;
GRANT SELECT ON concur_netsuite_mapping TO concur_netsuite_run;
GRANT SELECT ON concur_netsuite_work, concur_netsuite_audit TO concur_netsuite_finance;
GRANT UPDATE ("released") ON concur_netsuite_work TO concur_netsuite_finance;
GRANT SELECT, INSERT, UPDATE, DELETE ON concur_netsuite_mapping TO concur_netsuite_finance;
