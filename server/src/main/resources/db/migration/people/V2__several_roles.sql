create table person_role (
    person text not null references person,
    role text not null,
    primary key (person, role)
);
insert into person_role select id, case role when 'OFFICE' then 'RESEARCH_SERVICES' else role end from person;
alter table person drop column role;
call audit_every_change('person_role');

create index person_of_organisation on person (organisation);

create view known_person as
    select p.*, array(select r.role from person_role r where r.person = p.id) as roles from person p;
