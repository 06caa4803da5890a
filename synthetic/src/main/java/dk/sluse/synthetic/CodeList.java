package dk.sluse.synthetic;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A classification with its codes, their validity and how common each is.
 *
 * @param parent the coarser list that its codes are grouped by; empty if there is none
 */
record CodeList(String name, String danish, String english, String parent, List<Code> codes) {

    /**
     * @param parent code in the coarser list; empty if there is none
     * @param from first day of validity as ISO date; empty if it always was
     * @param to last day of validity as ISO date; empty if it is open
     * @param weight how common, relative to the other codes
     */
    record Code(String code, String danish, String english, String parent, String from, String to, double weight) {

        boolean validOn(LocalDate day) {
            String date = day.toString();
            return (from.isEmpty() || from.compareTo(date) <= 0) && (to.isEmpty() || date.compareTo(to) <= 0);
        }
    }

    static List<CodeList> all() {
        return Tabular.read("codelists.tsv").stream().map(CodeList::of).toList();
    }

    static CodeList named(String name) {
        return all().stream()
                .filter(list -> list.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CodeList of(Tabular.Line row) {
        String name = row.of("name");
        List<Code> codes = Tabular.read(name + ".tsv").stream()
                .map(code -> new Code(
                        code.of("code"),
                        code.of("da"),
                        code.of("en"),
                        code.of("parent"),
                        code.of("from"),
                        code.of("to"),
                        Double.parseDouble(code.of("weight"))))
                .toList();
        return new CodeList(name, row.of("da"), row.of("en"), row.of("parent"), codes);
    }

    /** The codes that are valid on a day. */
    List<Code> validOn(LocalDate day) {
        return codes.stream().filter(code -> code.validOn(day)).toList();
    }

    /** Draws positions among the codes of a list, the common ones more often. */
    static final class Draw {

        private final double[] cumulative;

        Draw(double[] weights) {
            cumulative = weights.clone();
            for (int i = 1; i < cumulative.length; i++) {
                cumulative[i] += cumulative[i - 1];
            }
        }

        static Draw of(List<Code> codes) {
            return new Draw(codes.stream().mapToDouble(Code::weight).toArray());
        }

        int next(SplittableRandom random) {
            double point = random.nextDouble() * cumulative[cumulative.length - 1];
            int at = Arrays.binarySearch(cumulative, point);
            return Math.min(at < 0 ? -at - 1 : at + 1, cumulative.length - 1);
        }
    }
}
