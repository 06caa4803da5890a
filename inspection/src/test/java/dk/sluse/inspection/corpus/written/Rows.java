package dk.sluse.inspection.corpus.written;

import dk.sluse.inspection.corpus.Sample;
import dk.sluse.inspection.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Rows of persons and firms in forms of their own. */
public final class Rows {

    private Rows() {}

    /** With columns that tell of units. */
    public static List<Sample> named() {
        return Stream.of(named1(), named2()).flatMap(List::stream).toList();
    }

    private static List<Sample> named1() {
        return List.of(
                Form.rows(
                        "numbered persons",
                        "a.csv",
                        "person;age;income\n",
                        i -> "P%03d;%d;%d".formatted(i + 1, Form.age(i), Form.income(i))),
                Form.rows(
                        "respondents",
                        "a.csv",
                        "Respondent,Age,Income\n",
                        i -> "R" + (i + 1) + "," + Form.age(i) + "," + Form.income(i)),
                Form.rows(
                        "birthdays",
                        "a.csv",
                        "x;foedt;diag\n",
                        i -> "Z" + i % 7 + i + ";" + Form.day(i) + ";E1" + i % 9),
                Form.rows(
                        "names",
                        "a.csv",
                        "Navn;Alder;Indkomst\n",
                        i -> "Anna Bo" + "abcdefghij".charAt(i % 10) + "sen;" + Form.age(i) + ";" + Form.income(i)),
                Form.rows(
                        "firms",
                        "a.csv",
                        "Enhed;Ansatte;Omsætning\n",
                        i -> "Virk " + (char) ('A' + i % 26) + i + " ApS;" + Form.age(i) + ";" + Form.income(i)));
    }

    private static List<Sample> named2() {
        return List.of(
                Form.rows(
                        "panel",
                        "a.csv",
                        "pnr,year,income\n",
                        i -> (1 + i / 4) + "," + (2018 + i % 4) + "," + Form.income(i)),
                Form.rows(
                        "many missing",
                        "a.csv",
                        "age;income;kom\n",
                        i -> (i % 3 == 0 ? "" : Form.age(i)) + ";" + (i % 5 < 2 ? "" : Form.income(i)) + ";"
                                + (i % 2 == 0 ? "" : 101 + i)),
                Form.sample(
                        "turned",
                        "a.csv",
                        Form.lines("age;", i -> Integer.toString(Form.age(i)), ";")
                                + Form.lines("income;", i -> Integer.toString(Form.income(i)), ";"),
                        Rule.RECORD_LEVEL),
                Form.sample(
                        "below a table",
                        "a.csv",
                        Form.lines(
                                "Region;Antal\nNord;400\nSyd;500\n\nage;kom;income\n",
                                i -> Form.age(i) + ";" + (101 + i * 13 % 40) + ";" + Form.income(i),
                                "\n"),
                        Rule.RECORD_LEVEL));
    }

    /** As programs print and write them. */
    public static List<Sample> printed() {
        return Stream.of(printed1(), printed2(), printed3(), printed4())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Sample> printed1() {
        return List.of(
                Form.sample(
                        "dput",
                        "a.R",
                        Form.lines("structure(list(age = c(", i -> Form.age(i) + "L", ", ")
                                        .strip()
                                + Form.lines("), income = c(", i -> Integer.toString(Form.income(i)), ", ")
                                        .strip() + ")), class = \"data.frame\", row.names = c(NA, -40L))\n",
                        Rule.RECORD_LEVEL),
                Form.sample(
                        "dictionary",
                        "a.py",
                        Form.lines("d = {'age': [", i -> Integer.toString(Form.age(i)), ", ")
                                        .strip()
                                + Form.lines("], 'income': [", i -> Integer.toString(Form.income(i)), ", ")
                                        .strip() + "]}\n",
                        Rule.RECORD_LEVEL),
                Form.sample(
                        "vectors",
                        "a.R",
                        Form.lines("age <- c(", i -> Integer.toString(Form.age(i)), ", ")
                                        .strip() + ")\n"
                                + Form.lines("income <- c(", i -> Integer.toString(Form.income(i)), ", ")
                                        .strip() + ")\n",
                        Rule.RECORD_LEVEL),
                Form.sample(
                        "structure",
                        "a.txt",
                        "'data.frame':\t40 obs. of  2 variables:\n $ age   : int  18 55 21 58 24 61 27 64 30 67 ...\n $ income: num  91000 114757 138514 162271 186028 ...\n",
                        Rule.RECORD_LEVEL));
    }

    private static List<Sample> printed2() {
        return List.of(
                Form.rows(
                        "write.table",
                        "a.txt",
                        "\"age\" \"sex\" \"income\"\n",
                        i -> "\"" + (i + 1) + "\" " + Form.age(i) + " \"" + "KM".charAt(i % 2) + "\" "
                                + Form.income(i)),
                Form.rows(
                        "matrix",
                        "a.txt",
                        "      age income\n",
                        i -> "%6s %3d %6d".formatted("[" + (i + 1) + ",]", Form.age(i), Form.income(i))),
                Form.rows(
                        "two words",
                        "a.sas",
                        "data a; input age income edu & $20.; datalines;\n",
                        i -> Form.age(i) + " " + Form.income(i) + (i % 3 == 0 ? " Short tertiary" : " Primary")),
                Form.rows(
                        "put",
                        "a.log",
                        "",
                        i -> "age=" + Form.age(i) + " income=" + Form.income(i) + " _ERROR_=0 _N_=" + (i + 1)));
    }

    private static List<Sample> printed3() {
        return List.of(
                Form.rows("blocks", "a.txt", "", i -> "age: " + Form.age(i) + "\nincome: " + Form.income(i) + "\n"),
                Form.rows(
                        "conditions",
                        "a.sas",
                        "data a; set b;\n",
                        i -> "  if id = " + (1000 + 7 * i) + " then do; age=" + Form.age(i) + "; income="
                                + Form.income(i) + "; end;"),
                Form.sample(
                        "in a sentence",
                        "a.txt",
                        Form.lines("The incomes were ", i -> Integer.toString(Form.income(i)), ", "),
                        Rule.RECORD_LEVEL),
                Form.sample(
                        "page of boxes",
                        "a.html",
                        Form.lines(
                                        "<html><body>",
                                        i -> "<div><div>" + Form.age(i) + "</div><div>K</div><div>" + Form.income(i)
                                                + "</div></div>",
                                        "")
                                + "</body></html>",
                        Rule.RECORD_LEVEL));
    }

    private static List<Sample> printed4() {
        return List.of(
                Form.rows(
                        "list of lists",
                        "a.txt",
                        "",
                        i -> "[[%1$d]]\n[[%1$d]]$age\n[1] %2$d\n\n[[%1$d]]$income\n[1] %3$d\n\n"
                                .formatted(i + 1, Form.age(i), Form.income(i))),
                Form.rows(
                        "frames",
                        "a.log",
                        ". list\n\n",
                        i -> frame(i + 1, Form.age(i), Form.income(i), 10 + i * 7 % 5)),
                Form.rows(
                        "records of a database",
                        "a.txt",
                        "",
                        i -> "-[ RECORD %d ]-----\nage    | %d\nincome | %d"
                                .formatted(i + 1, Form.age(i), Form.income(i))),
                Form.rows(
                        "rows of a database",
                        "a.txt",
                        "",
                        i -> "*************************** %d. row ***************************\n   age: %d\nincome: %d"
                                .formatted(i + 1, Form.age(i), Form.income(i))));
    }

    /** A person whose values are too wide for one line. */
    private static String frame(int number, int age, int income, int education) {
        return """
                 +----------------+
            %3d. | age |   income |
                 | %3d | %8d |
                 |----------------|
                 | edu | kids     |
                 | %3d | %8d |
                 +----------------+
            """.formatted(number, age, income, education, number % 3);
    }
}
