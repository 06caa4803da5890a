package dk.sluse.inspection.corpus.written;

import dk.sluse.inspection.corpus.Sample;
import dk.sluse.inspection.rule.Rule;
import java.util.List;

/** What once switched a rule off for a whole table, though it says something of a part of it at most. */
public final class Switches {

    private Switches() {}

    /** Rows of persons beside something that tables of groups have. */
    public static List<Sample> rows() {
        return List.of(
                Form.rows("steps", "a.csv", "trin;age;income;koen\n", i -> (i + 1) + ";" + person(i)),
                Form.rows(
                        "one in brackets",
                        "a.csv",
                        "age;income;koen;debt\n",
                        i -> person(i) + ";(" + Form.income(i + 9) + ")"),
                Form.rows(
                        "one with stars", "a.csv", "age;income;koen;debt\n", i -> person(i) + ";" + Form.age(i) + "*"),
                Form.rows(
                        "in and out",
                        "a.csv",
                        "ind;ud;income\n",
                        i -> (i * i + 7 * i) + ";" + (i * i + 7 * i + 5) + ";" + Form.income(i)),
                Form.rows("total below", "a.csv", "age;income;koen %\n", i -> i == 39 ? "Total;;" : person(i)),
                Form.rows(
                        "words for ten",
                        "a.csv",
                        "region;age;income;koen\n",
                        i -> (i % 10 == 0 ? "Nord" + i : "") + ";" + person(i)),
                Form.rows("quoted lines", "a.txt", "", i -> "  \"" + person(i).replace(';', ' ') + "\""),
                Form.rows(
                        "bullets above",
                        "a.txt",
                        "- Trin: a\n- Trin: b\n- Trin: c\n- Trin: d\n- Trin: e\n",
                        i -> "%4d: %s".formatted(i + 1, person(i).replace(";", "  "))),
                Form.rows(
                        "capitals",
                        "a.sql",
                        "",
                        i -> "INSERT INTO p VALUES (" + person(i).replace(";", ", ") + ");"),
                Form.rows("called a count", "a.csv", "id;Antal\n", i -> "x" + i % 3 + ";" + Form.income(i) + ".5"),
                Form.rows("texts in a list", "a.json", "[\n", i -> "  \"" + person(i) + "\"" + (i < 39 ? "," : "\n]")));
    }

    private static String person(int row) {
        return Form.age(row) + ";" + Form.income(row) + ";" + (1 + row * row % 2);
    }

    /** Tables with something that must be found. */
    public static List<Sample> faults() {
        return List.of(
                Form.sample("empty row", "a.csv", "Kommune,Antal\nA,10\n,\nB,2\nC,30\n", Rule.LOW_COUNT),
                Form.sample("no head", "a.csv", "Nord,1,2\nSyd,30,40\nVest,12,14\n", Rule.LOW_COUNT),
                Form.sample(
                        "levels",
                        "a.csv",
                        "Region,Niveau 1,Niveau 2,Niveau 3\nNord,40,2,50\nSyd,60,70,80\n",
                        Rule.LOW_COUNT),
                Form.sample("size beside", "a.csv", "Region,Size,Nord,Syd\nA,10,2,30\nB,40,50,60\n", Rule.LOW_COUNT),
                Form.sample("size", "a.csv", "region,size,mean\nNord,2,241416.86\nSyd,40,251416.2\n", Rule.LOW_COUNT),
                Form.sample(
                        "each as often",
                        "a.csv",
                        "Kommune,Sektor,Antal personer\nA,x,1\nA,y,2\nA,z,3\nB,x,1\nB,y,2\nB,z,3\n",
                        Rule.LOW_COUNT),
                Form.sample(
                        "ranges",
                        "a.csv",
                        "345,20-29,250123,1\n400,30-39,260123,2\n410,40-49,270123,33\n",
                        Rule.LOW_COUNT),
                Form.sample(
                        "category called as a unit",
                        "a.csv",
                        "Diagnose,ALS,MS,I alt\nNord,300,2,302\nSyd,151,40,191\n",
                        Rule.LOW_COUNT));
    }

    /** The same of other rules. */
    public static List<Sample> otherFaults() {
        return List.of(
                Form.sample(
                        "rules of lines",
                        "a.tex",
                        "ALS & 2 & 30 \\\\\n\\hline\nMS & 40 & 50 \\\\\n\\hline\n",
                        Rule.LOW_COUNT),
                Form.sample("full sample", "a.csv", "Mål;Full sample\nGns;300\nMin;12\nMax;99999\n", Rule.EXTREME),
                Form.sample(
                        "groups of a model",
                        "a.csv",
                        "Mål;Min;Max\nNo. groups;12;12\nIndkomst;5;999999\n",
                        Rule.EXTREME),
                Form.sample(
                        "sector D",
                        "a.csv",
                        "Region,Sektor,A,B,I alt\nNord,D,12,..,40\nSyd,E,22,30,52\n",
                        Rule.RECOVERABLE),
                Form.sample("five and a number", "a.txt", "Person 5,100123456789; se bilag\n", Rule.SERIAL_NUMBER));
    }
}
