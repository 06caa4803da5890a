-- Which sanction the office proposes for what. Never changed: another one holds from another day.
create table sanction_matrix (
    version int primary key check (version > 0),
    valid_from date not null,
    years int not null check (years between 1 and 10),
    hearing_days int not null check (hearing_days between 1 and 90),
    appeal_days int not null check (appeal_days between 1 and 180),
    cells text not null
);
insert into sanction_matrix values (1, '2024-04-01', 2, 14, 28, '{
    "MILD": {
        "PERSON_FIRST": {"length": "UNTIL_ACCOUNT_APPROVED", "months": 0, "mayEndAgreement": false},
        "PERSON_AGAIN": {"length": "MONTHS", "months": 1, "mayEndAgreement": false},
        "SCHEME_THIRD": {"length": "MONTHS", "months": 1, "mayEndAgreement": false},
        "SCHEME_FOURTH": {"length": "ASSESSMENT", "months": 0, "mayEndAgreement": true}},
    "SERIOUS": {
        "PERSON_FIRST": {"length": "MONTHS", "months": 3, "mayEndAgreement": false},
        "PERSON_AGAIN": {"length": "MONTHS", "months": 3, "mayEndAgreement": true},
        "SCHEME_THIRD": {"length": "MONTHS", "months": 3, "mayEndAgreement": false},
        "SCHEME_FOURTH": {"length": "MONTHS", "months": 6, "mayEndAgreement": true}}}');
call audit_every_change('sanction_matrix');

create table breach (
    id text primary key,
    scheme text not null references scheme,
    person text not null references person,
    kind text not null,
    happened_at timestamp with time zone not null,
    description text not null,
    deleted boolean not null,
    self_reported boolean not null,
    reported_by text not null references person,
    reported_at timestamp with time zone not null,
    state text not null check (state in ('REPORTED', 'HEARING', 'DECIDED', 'APPEALED', 'UPHELD', 'DISMISSED')),
    proposal text,
    hearing_until date,
    decision text,
    check ((proposal is null) = (hearing_until is null)),
    check (decision is not null or state in ('REPORTED', 'HEARING', 'DISMISSED'))
);
create index breach_person on breach (person);
create index breach_scheme on breach (scheme);
create index breach_reported on breach (reported_at);
create index breach_reporter on breach (reported_by, reported_at);
call audit_every_change('breach');

create table breach_statement (
    number bigint generated always as identity primary key,
    breach text not null references breach,
    person text not null references person,
    kind text not null check (kind in ('HEARING', 'ACCOUNT', 'APPEAL', 'ANSWER')),
    text text not null,
    at timestamp with time zone not null
);
create index breach_statement_of on breach_statement (breach, number);
call audit_every_change('breach_statement');

-- A scheme whose data nobody of its authority sees for a while; until no day means until it is opened again.
create table scheme_closure (
    breach text primary key references breach,
    scheme text not null references scheme,
    until date,
    lifted boolean not null
);
create index scheme_closure_scheme on scheme_closure (scheme) where not lifted;
call audit_every_change('scheme_closure');
