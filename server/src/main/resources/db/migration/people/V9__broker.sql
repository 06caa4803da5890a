-- Who is meant by an identity at a broker. One that was forgotten stays, so that it does not come in again.
create table broker_identity (
    issuer text not null,
    subject text not null,
    person text not null references person,
    forgotten boolean not null,
    primary key (issuer, subject)
);
create unique index broker_identity_person on broker_identity (person, issuer) where not forgotten;
call audit_every_change('broker_identity');
