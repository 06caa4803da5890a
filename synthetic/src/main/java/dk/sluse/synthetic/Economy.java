package dk.sluse.synthetic;

/** What livelihoods depend on besides the person. */
record Economy(Country country, Firms firms) {

    private static final int NOT_STATED = 90;

    /** Main group of the highest completed education; 10 to 90. */
    int level(Individual one) {
        return one.education < 0
                ? NOT_STATED
                : Schooling.level(country.educations().get(one.education));
    }
}
