-- Why a table was not sent home, for who wanted it.
alter table release add refusal text;
