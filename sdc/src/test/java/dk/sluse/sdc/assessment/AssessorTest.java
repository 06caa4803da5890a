package dk.sluse.sdc.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.sdc.assessment.Concern.Risk;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssessorTest {

    private static final Limits LIMITS = new Limits(5, 10, 90);

    private static List<Risk> risks(Output output) {
        return Assessor.assess(output, LIMITS).concerns().stream()
                .map(Concern::risk)
                .toList();
    }

    @Test
    void aQuantileNeedsUnitsOnBothSidesAndIsNobodysValue() {
        assertThat(risks(new Output.Quantile(50, 50, 0))).isEmpty();
        assertThat(risks(new Output.Quantile(50, 50, 5))).isEmpty();
        assertThat(risks(new Output.Quantile(50, 50, 1))).containsExactly(Risk.ONE_UNITS_VALUE);
        assertThat(risks(new Output.Quantile(4, 96, 0))).containsExactly(Risk.LOW_COUNT);
        assertThat(Assessor.assess(new Output.Quantile(96, 4, 0), LIMITS).concerns())
                .containsExactly(new Concern(Risk.LOW_COUNT, 1, 4, 5));
    }

    @Test
    void anEndpointIsSharedOrKnownToAll() {
        assertThat(risks(new Output.Endpoint(1, false))).containsExactly(Risk.ONE_UNITS_VALUE);
        assertThat(risks(new Output.Endpoint(5, false))).isEmpty();
        assertThat(risks(new Output.Endpoint(1, true))).isEmpty();
    }

    @Test
    void aModeTellsNothingOfEverybody() {
        assertThat(risks(new Output.Mode(100, 60))).isEmpty();
        assertThat(risks(new Output.Mode(100, 97))).containsExactly(Risk.CLASS_DISCLOSURE);
        assertThat(risks(new Output.Mode(100, 4))).containsExactly(Risk.LOW_COUNT);
    }

    @Test
    void sumsAndRatiosAreDominatedByNobody() {
        assertThat(risks(new Output.Mean(20, 1000, 900))).isEmpty();
        assertThat(risks(new Output.Mean(20, 1000, 901))).containsExactly(Risk.DOMINANCE);
        assertThat(risks(new Output.Mean(4, 1000, 400))).containsExactly(Risk.LOW_COUNT);
        assertThat(risks(new Output.Mean(20, 0, 0))).isEmpty();
        assertThat(Assessor.assess(new Output.Ratio(new Output.Mean(20, 10, 5), new Output.Mean(20, 10, 9.5)), LIMITS)
                        .concerns())
                .containsExactly(new Concern(Risk.DOMINANCE, 1, 95, 90));
        assertThat(risks(new Output.Concentration(20, 10, 9.5))).containsExactly(Risk.DOMINANCE);
        assertThat(risks(new Output.Gini(4))).containsExactly(Risk.LOW_COUNT);
    }

    @Test
    void modelsHaveTenDegreesOfFreedomLeft() {
        assertThat(risks(new Output.Shape(11))).isEmpty();
        assertThat(risks(new Output.Shape(10))).containsExactly(Risk.LOW_DEGREES_OF_FREEDOM);
        assertThat(risks(new Output.Correlation(12, 0.5))).isEmpty();
        assertThat(risks(new Output.Correlation(11, 1))).containsExactly(Risk.LOW_DEGREES_OF_FREEDOM, Risk.SATURATED);
        assertThat(risks(new Output.Correlation(20, Double.NaN))).containsExactly(Risk.SATURATED);
        assertThat(risks(new Output.Test(9))).containsExactly(Risk.LOW_DEGREES_OF_FREEDOM);
        assertThat(risks(new Output.Test(10))).isEmpty();
    }

    /** Source: a regression on categories only with 787 degrees of freedom and 7 cells below 10, which a peer passes. */
    @Test
    void aSaturatedModelIsATable() {
        Output plain = new Output.Regression(800, 4, List.of(), List.of(300L, 500L), 0.1, 0.4, false);
        assertThat(risks(plain)).isEmpty();
        Output saturated = new Output.Regression(800, 4, List.of(300L, 490L, 7L, 3L), List.of(), 0.1, 0.4, false);
        assertThat(risks(saturated)).containsExactly(Risk.SATURATED);
        Output rare = new Output.Regression(800, 4, List.of(), List.of(2L, 500L), 0.1, 0.4, true);
        assertThat(risks(rare)).containsExactly(Risk.LOW_COUNT);
        Output exact = new Output.Regression(800, 4, List.of(), List.of(), 0.95, 1, false);
        assertThat(risks(exact)).containsExactly(Risk.LEVERAGE, Risk.SATURATED);
    }

    @Test
    void chartsAreTablesInDisguise() {
        assertThat(risks(new Output.Histogram(List.of(20L, 0L, 30L)))).isEmpty();
        assertThat(risks(new Output.Histogram(List.of(20L, 4L, 30L)))).containsExactly(Risk.LOW_COUNT);
        assertThat(risks(new Output.Histogram(List.of(0L, 50L, 0L)))).containsExactly(Risk.CLASS_DISCLOSURE);
        assertThat(risks(new Output.Scatter(List.of(1L, 1L)))).containsExactly(Risk.UNIT_LEVEL, Risk.UNIT_LEVEL);
        assertThat(risks(new Output.Scatter(List.of(8L, 9L)))).isEmpty();
        assertThat(risks(new Output.BoxPlot(List.of(40L, 19L), 0, false))).containsExactly(Risk.LOW_COUNT);
        assertThat(risks(new Output.BoxPlot(List.of(40L), 2, true)))
                .containsExactly(Risk.UNIT_LEVEL, Risk.ONE_UNITS_VALUE);
        assertThat(risks(new Output.Density(List.of(30L, 3L)))).containsExactly(Risk.LOW_COUNT);
        assertThat(risks(new Output.Clusters(List.of(30L, 3L)))).containsExactly(Risk.LOW_COUNT);
    }

    @Test
    void stepsOfASurvivalCurveLoseNoFew() {
        assertThat(risks(new Output.Survival(List.of(100L, 90L, 90L, 60L)))).isEmpty();
        assertThat(Assessor.assess(new Output.Survival(List.of(100L, 98L, 60L)), LIMITS)
                        .concerns())
                .containsExactly(new Concern(Risk.DIFFERENCING, 1, 2, 5));
        assertThat(risks(new Output.Survival(List.of(100L, 3L)))).containsExactly(Risk.LOW_COUNT);
    }

    @Test
    void eachOutputHasItsClass() {
        assertThat(Assessor.assess(new Output.Gini(50), Limits.USUAL).statbarn().isUsuallySafe())
                .isTrue();
        assertThat(Assessor.assess(new Output.Endpoint(50, false), Limits.USUAL).statbarn())
                .isEqualTo(Statbarn.ENDPOINTS);
        assertThatThrownBy(() -> new Limits(1, 10, 90)).isInstanceOf(IllegalArgumentException.class);
    }
}
