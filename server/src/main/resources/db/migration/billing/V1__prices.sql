create table price_list (
    valid_from date primary key,
    prices text not null
);
revoke update, delete, truncate on price_list from ${application};

call audit_every_change('price_list');
