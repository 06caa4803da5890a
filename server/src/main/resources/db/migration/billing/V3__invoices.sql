-- Invoices and credit notes, as they were sent; a wrong one is credited, never changed.
create table invoice (
    number int primary key check (number > 0),
    kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    scheme text not null references scheme,
    authority text not null references organisation,
    case_id text references scheme_case,
    issued date not null,
    due date not null,
    period_from date not null,
    period_to date not null,
    lines text not null,
    vat_percent numeric not null,
    credits int references invoice,
    reason text not null,
    xml_sha256 text not null check (xml_sha256 ~ '^[0-9a-f]{64}$'),
    pdf_sha256 text not null check (pdf_sha256 ~ '^[0-9a-f]{64}$'),
    check ((kind = 'CREDIT_NOTE') = (credits is not null))
);
create unique index invoice_of_case on invoice (case_id) where case_id is not null and kind = 'INVOICE';
create unique index invoice_of_quarter on invoice (scheme, period_from) where case_id is null and kind = 'INVOICE';
create unique index invoice_credited on invoice (credits) where credits is not null;
create index invoice_authority on invoice (authority, number);
revoke update, delete, truncate on invoice from ${application};
call audit_every_change('invoice');

-- How much a scheme takes on a day.
create table disk_reading (
    scheme text not null references scheme,
    day date not null,
    bytes bigint not null check (bytes >= 0),
    primary key (scheme, day)
);
call audit_every_change('disk_reading');

-- Work that was done for a scheme by the hour, with what it was; the authority sees both.
create table work_hours (
    id text primary key,
    scheme text not null references scheme,
    day date not null,
    hours numeric not null check (hours > 0 and hours <= 24),
    note text not null,
    entered_by text not null references person,
    at timestamp with time zone not null
);
create index work_hours_scheme on work_hours (scheme, day);
call audit_every_change('work_hours');
