package dk.sluse.inspection.rule;

import java.util.regex.Pattern;

/** Words over and beside figures, in small letters, that tell what these are. */
final class Heads {

    private static final String MEASURES =
            "n|nobs|antal|count|counts|freq|frequency|frequencies|frekvens|frekvenser|hyppighed|obs|observations?|observationer"
                    + "|unweighted|missing|nmiss|at risk|n\\.risk|n\\.event|no\\. of|number of";

    /** Words that say that a figure is a count. */
    static final Pattern MEASURE = words(MEASURES);

    /** Where such a word leads, nothing behind it says otherwise. */
    static final Pattern LEADS = Pattern.compile("(" + MEASURES + ")(?![\\p{L}\\p{N}]).*", Pattern.DOTALL);

    static final Pattern COUNT = words(MEASURES
            + "|number|no\\.?|numbers|personer|persons?|people|cases|mænd|kvinder|men|women|females?|males?|patienter|patients|elever|borgere"
            + "|virksomheder|firms|husstande|households|familier|deltagere|individer|individuals|units|enheder|events?|failures?|deaths?|døde|dødsfald|tilfælde|observed"
            + "|uoplyst|ledige|ansatte|total|i alt");

    /** Words for figures that are no counts. */
    static final Pattern STATISTIC = words(
            "kr|kroner|dkk|eur|beløb|amount|løn|wage|income|indkomst|omsætning|turnover|mean|gns|gennemsnit|median|std|sd"
                    + "|se|p|pct|percent|procent|%|andel|share|rate|ratio|coef|estimate|estimat|score|min|max|minimum|maximum|index|indeks|quantile|percentil|decil|kvartil|lags|df(?![.\\[])|d\\.f\\.|redundant"
                    + "|gb|mb|kb|memory|seconds?|sekunder|cores?|lsmeans?|irr|odds|hazard|threads?|cpus?");

    /** Words for figures that have an error or a deviation in brackets. */
    static final Pattern MEAN = words("mean|gns|gennemsnit|median|sd|std|se|coef|estimate|estimat|score|rate");

    /** Words for what rows are told apart by, which are figures too. */
    static final Pattern OTHER = words(
            "year|år|aar|alder|age|måned|month|kvartal|quarter|uge|week|dag|day|dato|date|kode|code|id|nr|nummer|rank|rang|level|step|lag|len"
                    + "|iteration|iter|model|value(?!_counts)|værdi|skala|scale|bins?|order|rækkefølge|position|page|side"
                    + "|percentile|decile|quartile|gruppe|group|trin|type|klasse|class|rounded|afrundet|km|mio|mia|tusind|1\\.?000|timer|hours|dage|days|minutter|minutes");

    /** Such words where they are all of a head; as parts they are names of groups. */
    private static final Pattern ALONE = Pattern.compile(
            "~?(execution_count|levels|numeric|design|længde|length|len|width|bredde|decimals|decimaler|version|linje|line|niveau|orden|hr)");

    /** What pandas calls numbers of rows. */
    private static final Pattern SIZE = Pattern.compile("(.* )?size");

    /** Things of which groups have one, two and so on. */
    static final Pattern CHOICE = words("børn|boern|children|child|kids|rooms?|rum|værelser|biler|cars|hjemmeboende");

    private Heads() {}

    private static Pattern words(String words) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(" + words + ")(?![\\p{L}\\p{N}])");
    }

    /** Whether a figure below is a count for sure. */
    static boolean isCount(String head) {
        return (LEADS.matcher(head).matches() || isSize(head)) && !isOther(head);
    }

    /** Whether a figure below is no count. */
    static boolean isOther(String head) {
        return STATISTIC.matcher(head).find()
                || OTHER.matcher(head).find()
                || ALONE.matcher(head).matches();
    }

    static boolean isSize(String head) {
        return SIZE.matcher(head).matches();
    }
}
