-- En første tabel i SQL / A first table in SQL.   sluse-sql eksempler/tabel.sql
select table_name from information_schema.tables order by 1
