package dk.sluse.sdc.assessment;

/**
 * What must hold of an output.
 *
 * @param units the smallest number of units behind a figure; at least 2
 * @param degreesOfFreedom the smallest number left to a model; at least 1
 * @param largestShare how much of a sum its two largest contributors may hold, in percent; in (0, 100]
 */
public record Limits(int units, int degreesOfFreedom, double largestShare) {

    /** Three units, ten degrees of freedom, 90 percent: the defaults that peers agree on, with the office's number of units. */
    public static final Limits USUAL = new Limits(3, 10, 90);

    public Limits {
        if (units < 2 || degreesOfFreedom < 1 || !(largestShare > 0 && largestShare <= 100)) {
            throw new IllegalArgumentException(
                    "limits need 2 units, 1 degree of freedom and a share up to 100 percent");
        }
    }
}
