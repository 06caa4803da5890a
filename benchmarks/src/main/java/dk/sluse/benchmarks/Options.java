package dk.sluse.benchmarks;

/**
 * How large and how often.
 *
 * @param persons of the made-up Denmark; at least 1,000
 * @param years that its registers cover
 * @param rounds that are measured, after some to warm up
 */
record Options(int persons, int years, int rounds) {

    static final Options USUAL = new Options(1_000_000, 5, 15);
    static final Options NATION = new Options(6_000_000, 10, 3);

    /** Reads {@code --persons N --years N --rounds N}, each of which may be missing: then it is as usual. */
    static Options of(Options usual, String[] arguments) {
        Options options = usual;
        for (int i = 1; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a number");
            }
            int value = Integer.parseInt(arguments[i + 1]);
            options = switch (arguments[i]) {
                case "--persons" -> new Options(value, options.years(), options.rounds());
                case "--years" -> new Options(options.persons(), value, options.rounds());
                case "--rounds" -> new Options(options.persons(), options.years(), value);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            };
        }
        return options;
    }
}
