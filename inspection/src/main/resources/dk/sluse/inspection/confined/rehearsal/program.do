clear all
set more off
local year 2015
use bef`year', clear
keep if inrange(alder, 18, 64)
recode alder (18/29=1) (30/39=2) (40/49=3) (50/64=4), gen(ag)
label define ag 1 "18-29" 2 "30-39" 3 "40-49" 4 "50-64"
collapse (count) n=pnr (mean) loen, by(kom ag)
drop if n < 5
export delimited using x.csv, replace
