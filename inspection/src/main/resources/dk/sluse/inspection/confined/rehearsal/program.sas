/* Ledighed 2015 */
libname d 'data';
data a;
 set d.bef2015;
 where alder >= 18 and alder <= 64;
 if koen = 1 then mand = 1; else mand = 0;
run;
proc freq data=a;
 tables kom*mand / missing;
run;
proc means data=a n mean std;
 class reg;
 var loenmv;
run;
