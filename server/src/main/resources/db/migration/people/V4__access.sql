-- Whose addresses an authority's staff have.
create table mail_domain (
    organisation text not null references organisation,
    domain text not null check (domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
    primary key (organisation, domain)
);
call audit_every_change('mail_domain');

-- That somebody is one of an authority's staff, which its responsible person answers for. The person may still be invited.
create table association (
    person text primary key,
    organisation text not null references organisation,
    approved_by text not null,
    approved_on date not null,
    attested_on date not null,
    ended_on date,
    ended_by text,
    check ((ended_on is null) = (ended_by is null))
);
create index association_of_organisation on association (organisation);
call audit_every_change('association');

create table user_agreement (
    person text not null references person,
    version int not null check (version > 0),
    at timestamp with time zone not null,
    primary key (person, version)
);
call audit_every_change('user_agreement');

create table office_approval (
    person text not null references person,
    number int not null check (number > 0),
    approved_by text not null references person,
    at timestamp with time zone not null,
    withdrawn_by text references person,
    withdrawn_at timestamp with time zone,
    primary key (person, number),
    check ((withdrawn_by is null) = (withdrawn_at is null))
);
call audit_every_change('office_approval');

-- Access that is closed for a while; until no day means until it is opened again.
create table suspension (
    id text primary key,
    person text not null references person,
    reason text not null,
    until date,
    suspended_by text not null references person,
    at timestamp with time zone not null,
    lifted_by text references person,
    lifted_at timestamp with time zone,
    check ((lifted_by is null) = (lifted_at is null))
);
create index suspension_person on suspension (person) where lifted_at is null;
call audit_every_change('suspension');

-- What the office asks those who will see data. Never changed: a better wording is another question.
create table question (
    id text primary key,
    danish text not null,
    english text not null,
    answers text not null,
    asked boolean not null
);

-- Somebody's try: the questions that were drawn, and how he did.
create table certification (
    person text not null references person,
    number int not null check (number > 0),
    day date not null,
    questions text not null,
    right_answers int,
    valid_until date,
    primary key (person, number)
);
create index certification_valid on certification (person, valid_until);
call audit_every_change('certification');

-- Whom an authority asks the office to create.
create table staff_request (
    id text primary key,
    organisation text not null references organisation,
    name text not null,
    email text not null check (email = lower(email)),
    requested_by text not null references person,
    at timestamp with time zone not null,
    state text not null check (state in ('OPEN', 'CREATED', 'REFUSED')),
    person text
);
create index staff_request_open on staff_request (at) where state = 'OPEN';
create index staff_request_organisation on staff_request (organisation, at);
call audit_every_change('staff_request');

-- All that access depends on, by person.
create view standing as
    select p.id as person,
        a.approved_on, a.attested_on, a.ended_on,
        (select max(u.version) from user_agreement u where u.person = p.id) as agreement,
        (select max(c.valid_until) from certification c where c.person = p.id) as certified_until,
        exists (select from office_approval o where o.person = p.id and o.withdrawn_at is null) as approved,
        (select max(coalesce(s.until, date '9999-12-31')) from suspension s
            where s.person = p.id and s.lifted_at is null) as suspended_until
    from person p left join association a on a.person = p.id and a.organisation = p.organisation;
