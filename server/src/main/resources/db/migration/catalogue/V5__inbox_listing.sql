-- What lies in the inbox, as the data hall last saw it. No record: it says what is there, and is written anew every few seconds.
create table inbox_listing (
    owner text not null,
    name text not null,
    primary key (owner, name)
);
