-- By which line of the price list authorities order seats of a program; empty where it costs nothing.
alter table program add column price_line text not null default '';
