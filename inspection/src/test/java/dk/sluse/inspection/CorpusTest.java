package dk.sluse.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.inspection.content.Policy;
import dk.sluse.inspection.corpus.Corpus;
import dk.sluse.inspection.corpus.Sample;
import dk.sluse.inspection.rule.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much is found, and how often something is found where nothing is. */
class CorpusTest {

    /** Of a scheme that accepts data files too. */
    private static final Inspector INSPECTOR = new Inspector(Policy.ALL, _ -> true);

    private static boolean isFound(Sample sample) {
        return INSPECTOR.inspect(sample.name(), sample.content()).findings().stream()
                .map(Finding::rule)
                .anyMatch(sample.expected()::contains);
    }

    private static List<String> missed(Stream<Sample> samples) {
        return samples.filter(sample -> !isFound(sample)).map(Sample::what).toList();
    }

    @Test
    void allRowsOfPersonsAndAllKeysAreFound() {
        List<Sample> all = Stream.concat(Corpus.microdata().stream(), Corpus.keys().stream())
                .toList();
        assertThat(all).hasSizeGreaterThan(300);
        assertThat(missed(all.stream())).isEmpty();
    }

    @Test
    void lowCountsAreFound() {
        List<Sample> samples = Corpus.lowCounts();
        List<String> missed = missed(samples.stream());
        assertThat(missed.size()).as(missed::toString).isLessThanOrEqualTo(samples.size() * 2 / 100);
    }

    @Test
    void otherLeaksAreFound() {
        assertThat(missed(Corpus.others().stream())).isEmpty();
    }

    @Test
    void hardlyAnythingIsFoundWhereNothingIs() {
        List<Sample> samples = Corpus.innocents();
        List<String> alarms = samples.stream()
                .map(sample -> sample + " "
                        + INSPECTOR.inspect(sample.name(), sample.content()).findings())
                .filter(one -> !one.endsWith(" []"))
                .toList();
        assertThat(samples).hasSizeGreaterThan(300);
        assertThat(alarms.size()).as(() -> String.join("\n", alarms)).isLessThanOrEqualTo(samples.size() * 5 / 100);
    }
}
