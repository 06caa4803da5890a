package dk.sluse.sdc.assessment;

import java.util.List;

/** An output, with what is needed to tell whether it may go out. All numbers of units are of distinct units. */
public sealed interface Output {

    /** Which class of outputs it belongs to. */
    Statbarn statbarn();

    /**
     * A median or another percentile.
     *
     * @param below units at or below it
     * @param above units at or above it
     * @param alike units whose value it is; 0 if it lies between values or was rounded
     */
    record Quantile(long below, long above, long alike) implements Output {
        @Override
        public Statbarn statbarn() {
            return Statbarn.POSITION;
        }
    }

    /**
     * A minimum, maximum or range.
     *
     * @param alike units that have the value
     * @param structural whether it is the value that everybody knows it must be, such as 0 percent
     */
    record Endpoint(long alike, boolean structural) implements Output {
        @Override
        public Statbarn statbarn() {
            return Statbarn.ENDPOINTS;
        }
    }

    /** The most frequent value, and how many of the units have it. */
    record Mode(long units, long alike) implements Output {
        @Override
        public Statbarn statbarn() {
            return Statbarn.MODE;
        }
    }

    /**
     * A mean or a sum.
     *
     * @param total of absolute values
     * @param twoLargest what the two largest contributors hold of it
     */
    record Mean(long units, double total, double twoLargest) implements Output {
        @Override
        public Statbarn statbarn() {
            return Statbarn.LINEAR_AGGREGATIONS;
        }
    }

    /** A variance, standard deviation, skewness or kurtosis. */
    record Shape(long units) implements Output {
        @Override
        public Statbarn statbarn() {
            return Statbarn.SHAPE;
        }
    }

    /** One total divided by another; both must be fit to be told. */
    record Ratio(Mean numerator, Mean denominator) implements Output {
        @Override
        public Statbarn statbarn() {
            return Statbarn.CALCULATED_RATIOS;
        }
    }

    /** A correlation coefficient. */
    record Correlation(long units, double coefficient) implements Output {
        @Override
        public Statbarn statbarn() {
            return Statbarn.CORRELATION_COEFFICIENTS;
        }
    }

    /** A Herfindahl index or the like, of absolute values. */
    record Concentration(long units, double total, double twoLargest) implements Output {
        @Override
        public Statbarn statbarn() {
            return Statbarn.CONCENTRATION_RATIOS;
        }
    }

    /** A Gini coefficient. */
    record Gini(long units) implements Output {
        @Override
        public Statbarn statbarn() {
            return Statbarn.GINI_COEFFICIENT;
        }
    }

    /**
     * A regression of any kind.
     *
     * @param parameters rank of the matrix of regressors
     * @param patterns how many units have each different row of regressors, if the model is told to be of categories only; else empty
     * @param dummies units in each category that has a coefficient
     * @param largestLeverage largest diagonal element of the hat matrix, in [0, 1]; 0 if not known
     * @param fit share of the variance that is explained, in [0, 1]
     * @param covariances whether cross products of regressors go out too
     */
    record Regression(
            long units,
            long parameters,
            List<Long> patterns,
            List<Long> dummies,
            double largestLeverage,
            double fit,
            boolean covariances)
            implements Output {

        public Regression {
            patterns = List.copyOf(patterns);
            dummies = List.copyOf(dummies);
        }

        @Override
        public Statbarn statbarn() {
            return Statbarn.CORRELATION_COEFFICIENTS;
        }
    }

    /** A test of a hypothesis. */
    record Test(long degreesOfFreedom) implements Output {
        @Override
        public Statbarn statbarn() {
            return Statbarn.HYPOTHESIS_TESTS;
        }
    }

    /** A histogram, bar chart, pie or heat map, or a map: units in each bin or area; empty ones count as 0. */
    record Histogram(List<Long> bins) implements Output {

        public Histogram {
            bins = List.copyOf(bins);
        }

        @Override
        public Statbarn statbarn() {
            return Statbarn.FREQUENCIES;
        }
    }

    /** A scatter plot, residual plot or the like, in which each point stands for so many units. */
    record Scatter(List<Long> points) implements Output {

        public Scatter {
            points = List.copyOf(points);
        }

        @Override
        public Statbarn statbarn() {
            return Statbarn.FREQUENCIES;
        }
    }

    /**
     * A box plot.
     *
     * @param groups units in each box
     * @param outliers units that are drawn on their own
     * @param whiskersAtValues whether whiskers end at the value of a unit
     */
    record BoxPlot(List<Long> groups, long outliers, boolean whiskersAtValues) implements Output {

        public BoxPlot {
            groups = List.copyOf(groups);
        }

        @Override
        public Statbarn statbarn() {
            return Statbarn.POSITION;
        }
    }

    /** A kernel density: units within a bandwidth of each point that is drawn. */
    record Density(List<Long> withinBandwidth) implements Output {

        public Density {
            withinBandwidth = List.copyOf(withinBandwidth);
        }

        @Override
        public Statbarn statbarn() {
            return Statbarn.FREQUENCIES;
        }
    }

    /** A survival curve or table: units at risk at each step that is shown, the first one first. */
    record Survival(List<Long> atRisk) implements Output {

        public Survival {
            atRisk = List.copyOf(atRisk);
        }

        @Override
        public Statbarn statbarn() {
            return Statbarn.HAZARD_SURVIVAL_TABLES;
        }
    }

    /** Clusters, leaves of a tree, latent classes: units in each. */
    record Clusters(List<Long> sizes) implements Output {

        public Clusters {
            sizes = List.copyOf(sizes);
        }

        @Override
        public Statbarn statbarn() {
            return Statbarn.CLUSTERS;
        }
    }
}
