-- What a case is for, and the scheme that it founded or is about to change.
alter table scheme_case add column kind text not null default 'FIRST' check (kind in ('FIRST', 'CHANGE', 'RENEWAL'));
alter table scheme_case add column scheme text references scheme;
create index case_of_scheme on scheme_case (scheme) where scheme is not null;

-- Whom the authority names for its contract, and the language that it is written in.
create table case_named (
    case_id text primary key references scheme_case,
    language text not null check (language in ('da', 'en')),
    responsible_name text not null,
    responsible_email text not null check (responsible_email = lower(responsible_email)),
    signatory_name text not null,
    signatory_email text not null check (signatory_email = lower(signatory_email))
);
call audit_every_change('case_named');

-- A contract with its authorisation agreement, as they were drawn up. A new one is made where they must be changed.
create table contract (
    case_id text not null references scheme_case,
    number int not null check (number > 0),
    content_version int not null,
    contract_sha256 text not null check (contract_sha256 ~ '^[0-9a-f]{64}$'),
    authorisation_sha256 text not null check (authorisation_sha256 ~ '^[0-9a-f]{64}$'),
    at timestamp with time zone not null,
    drawn_up_by text not null references person,
    primary key (case_id, number)
);
call audit_every_change('contract');

create table contract_signature (
    case_id text not null,
    number int not null,
    side text not null check (side in ('AUTHORITY', 'OFFICE')),
    person text not null references person,
    at timestamp with time zone not null,
    primary key (case_id, number, side),
    foreign key (case_id, number) references contract
);
call audit_every_change('contract_signature');

revoke update, delete, truncate on contract, contract_signature from ${application};
