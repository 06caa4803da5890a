package dk.sluse.delivery.copies;

import java.util.Locale;
import java.util.Optional;

/** How serial numbers may be written; see {@link dk.sluse.pseudonymisation.OpenKeys}. */
enum Keys {
    /** With whatever stands between the digits. */
    WHOLE {
        @Override
        Optional<String> read(String text) {
            String digits = text.replaceAll("[^0-9]", "");
            return Optional.of(digits).filter(one -> one.length() == LENGTH);
        }
    },
    /** Without the beginning that all have. */
    PLACE {
        @Override
        Optional<String> read(String text) {
            return Optional.of(text)
                    .filter(one -> one.matches("[0-9]{1,9}(\\.0+)?"))
                    .map(one -> String.format(Locale.ROOT, "100%09d", Integer.parseInt(one.replaceFirst("\\..*", ""))));
        }
    },
    /** As programmers write numbers. */
    HEXADECIMAL {
        @Override
        Optional<String> read(String text) {
            return Optional.of(text)
                    .filter(one -> one.matches("(0[xX])?[0-9a-fA-F]{10}"))
                    .map(one -> Long.toString(Long.parseLong(one.replaceFirst("0[xX]", ""), 16)));
        }
    };

    private static final int LENGTH = 12;

    /** The serial number that a text may be; empty if it is written otherwise. */
    abstract Optional<String> read(String text);
}
