-- Schemes whose data have been deleted, as long after their end as was agreed.
create table retirement (
    scheme text primary key references scheme,
    day date not null,
    certificate_sha256 text not null check (certificate_sha256 ~ '^[0-9a-f]{64}$')
);
call audit_every_change('retirement');
