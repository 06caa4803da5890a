-- Who is meant by an identity at a broker; one for each person and broker.
create table broker_identity (
    issuer text not null,
    subject text not null,
    person text not null references person,
    primary key (issuer, subject),
    unique (issuer, person)
);
call audit_every_change('broker_identity');
