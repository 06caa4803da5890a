create table audit_entry (
    number bigint primary key check (number > 0),
    at timestamp with time zone not null,
    actor text not null,
    action text not null,
    scheme text,
    subject text not null,
    details text not null,
    seals text not null,
    hash text not null check (hash ~ '^[0-9a-f]{64}$')
);
create index audit_entry_scheme on audit_entry (scheme, number);

revoke update, delete, truncate on audit_entry from ${application};

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;

create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function audit_is_append_only();
create trigger audit_entry_never_emptied before truncate on audit_entry
    for each statement execute function audit_is_append_only();

-- An entry marks its transaction; tables that call require_audit_entry refuse changes in unmarked ones.
create function audit_mark_transaction() returns trigger language plpgsql as $$
begin
    perform set_config('sluse.audited', pg_current_xact_id()::text, true);
    return null;
end $$;

create trigger audit_entry_marks_transaction after insert on audit_entry
    for each statement execute function audit_mark_transaction();

create function require_audit_entry() returns trigger language plpgsql as $$
begin
    if current_setting('sluse.audited', true) is distinct from pg_current_xact_id()::text then
        raise exception 'no change of % without an audit entry', tg_table_name;
    end if;
    return null;
end $$;

create procedure audit_every_change(audited regclass) language plpgsql as $$
begin
    execute format('create trigger audited before insert or update or delete or truncate on %s '
        'for each statement execute function require_audit_entry()', audited);
end $$;
