-- The breach that access is closed for; only what is decided about that opens it again before its day.
alter table suspension add column cause text;
create index suspension_cause on suspension (cause) where lifted_at is null;
