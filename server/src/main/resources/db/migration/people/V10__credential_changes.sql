-- When somebody last got another password or second factor; what he was signed in to before that is over.
create table credential_change (
    person text primary key references person,
    at timestamp with time zone not null
);
call audit_every_change('credential_change');
