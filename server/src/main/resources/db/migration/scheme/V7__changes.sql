-- What a scheme's authority and the office have agreed on last, as a content: what a change begins with and is compared with.
create table agreed_content (
    scheme text primary key references scheme,
    content text not null
);
call audit_every_change('agreed_content');

-- When somebody closed a scheme; it is not in force from that moment.
alter table scheme add column ended_on date;
alter table scheme add column ended_by text;
