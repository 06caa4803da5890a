-- What becomes of files is told by requests of the lock (module release); an offer is only the taking of them.
alter table outgoing drop constraint outgoing_state_check;
alter table outgoing add constraint outgoing_state_check check (state in ('OFFERED', 'SENT', 'DECLINED', 'TAKEN'));
alter table outgoing drop constraint outgoing_check;
alter table outgoing add constraint outgoing_check check ((state in ('OFFERED', 'TAKEN')) = (decided_at is null));
