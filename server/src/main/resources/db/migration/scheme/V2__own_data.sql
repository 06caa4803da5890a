alter table agreement add column own_data text not null default '[]';
