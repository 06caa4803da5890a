-- Why a table was not sent home, for who wanted it; and what vouches for what is remembered of one that was.
alter table release
    add refusal text,
    add remembered text,
    add check (refusal is null or state = 'REFUSED');
