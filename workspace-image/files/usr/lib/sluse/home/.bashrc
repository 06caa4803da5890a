umask 007
PS1='\[\e[1;34m\]\w\[\e[0m\] $ '
alias ls='ls --color=auto'
cat <<'TEXT'
 Data:   /data/package          eksempler/tabel.R, tabel.py, tabel.sql
 R       library(sluse); bef <- read_register("BEF")
 Python  import sluse; bef = sluse.read("BEF")
 SQL     sluse-sql
 Kørsel  sluse-job run FIL      Fælles:  /shared
 Hjem:   til-hjemsendelse/     sluse-check
TEXT
