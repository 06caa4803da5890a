package dk.sluse.inspection.corpus.written;

import dk.sluse.inspection.corpus.Sample;
import dk.sluse.inspection.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Tables with something that must be found, as programs print them. */
public final class Faults {

    private Faults() {}

    /** Low counts, extremes. */
    public static List<Sample> counts() {
        return Stream.of(counts1(), counts2()).flatMap(List::stream).toList();
    }

    private static List<Sample> counts1() {
        return List.of(
                Form.sample(
                        "frame of counts",
                        "a.txt",
                        "  region     status Freq\n1   East   Employed   63\n2  North   Employed   96\n3   East       Sick    1\n",
                        Rule.LOW_COUNT),
                Form.sample(
                        "nested counts",
                        "a.json",
                        "{\"Job\":{\"Nord\":63,\"Syd\":96},\"Syg\":{\"Nord\":1,\"Syd\":7}}\n",
                        Rule.LOW_COUNT),
                Form.sample(
                        "events",
                        "a.txt",
                        " time n.risk n.event survival std.err lower 95% CI upper 95% CI\n    5    228       1   0.9956 0.00438       0.9871        1.000\n   11    227       3   0.9825 0.00869       0.9656        1.000\n",
                        Rule.LOW_COUNT),
                Form.sample(
                        "summary",
                        "a.txt",
                        "   Min. 1st Qu.  Median    Mean 3rd Qu.    Max. \n  74231  211232  268123  291234  341233  921345 \n",
                        Rule.EXTREME));
    }

    private static List<Sample> counts2() {
        return List.of(
                Form.sample(
                        "one line",
                        "a.log",
                        ". sum inc\n\n    Variable |        Obs        Mean    Std. dev.       Min        Max\n-------------+---------------------------------------------------------\n         inc |      3,548    310200.2    81234.12      12034    9812345\n",
                        Rule.EXTREME),
                Form.sample(
                        "quantiles",
                        "a.txt",
                        "      0%      25%      50%      75%     100% \n 79021.0 201499.2 270930.5 348982.5 757813.0 \n",
                        Rule.EXTREME),
                Form.sample("largest", "a.txt", "> max(d$inc)\n[1] 757813\n", Rule.EXTREME));
    }

    /** Small models, and values that follow from totals. */
    public static List<Sample> others() {
        return Stream.of(others1(), others2()).flatMap(List::stream).toList();
    }

    private static List<Sample> others1() {
        return List.of(
                Form.sample(
                        "observations",
                        "a.txt",
                        "==============\nx        0.234\nObservations 8\nR2       0.278\n==============\n",
                        Rule.LOW_DEGREES_OF_FREEDOM),
                Form.sample(
                        "models beside",
                        "a.csv",
                        ",(1),(2)\nage,0.12,0.14\nObservations,1203,7\nR-squared,0.31,0.52\n",
                        Rule.LOW_DEGREES_OF_FREEDOM),
                Form.sample(
                        "as csv",
                        "a.csv",
                        "Dep. Variable:   ,y               ,  R-squared:         ,   0.029\nNo. Observations:,     8          ,  AIC:               ,   30.93\nDf Residuals:    ,     6          ,  BIC:               ,   31.09\n",
                        Rule.LOW_DEGREES_OF_FREEDOM),
                Form.sample("test", "a.txt", "t = 0.24228, df = 6, p-value = 0.8166\n", Rule.LOW_DEGREES_OF_FREEDOM));
    }

    private static List<Sample> others2() {
        return List.of(
                Form.sample(
                        "blank",
                        "a.csv",
                        "Status,Persons\nEmployed,1212\nUnemployed,143\nSick,\nTotal,1357\n",
                        Rule.RECOVERABLE),
                Form.sample(
                        "not available",
                        "a.csv",
                        "Status,Persons\nEmployed,1212\nUnemployed,143\nSick,NA\nTotal,1357\n",
                        Rule.RECOVERABLE),
                Form.sample(
                        "in brackets",
                        "a.csv",
                        "Status,Men,Women,Total\nEmployed,1212,1100,2312\nSick,(c),40,42\nTotal,1214,1140,2354\n",
                        Rule.RECOVERABLE));
    }
}
