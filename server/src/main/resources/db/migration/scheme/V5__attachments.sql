create index attachment_person on attachment (person);
