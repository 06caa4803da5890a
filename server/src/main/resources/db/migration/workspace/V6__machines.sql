-- On which machine a scheme works, where there are several; and the one that is its own, if the office has given it one.
create table scheme_machine (
    scheme text primary key references scheme,
    machine text,
    own text
);
call audit_every_change('scheme_machine');
